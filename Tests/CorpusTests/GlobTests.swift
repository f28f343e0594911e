import Documents
import Testing

@Suite struct GlobTests {
    @Test("what a glob takes", arguments: [
        ("a", "a"), ("a", "x/a"), ("*", "x/y"), ("a*", "x/abc"), ("x/*", "x/y"), ("x/**", "x/y/z"), ("**/b", "b"), ("**/b", "x/y/b"),
        ("x/**/b", "x/b"), ("x/**/b", "x/y/z/b"), ("?", "é"), ("a?c", "abc"), ("*b*", "abc"), ("x/*b*c", "x/bbcc"), ("**", ""), ("**/*b", "x/ab/cb"),
    ])
    func takes(glob: String, id: String) { #expect(Glob(glob).matches(id)) }

    @Test("what it does not take", arguments: [
        ("a", "ab"), ("x/a", "y/x/a"), ("x/*", "x/y/z"), ("x/**", "xy"), ("**/b", "ab"), ("x/**/b", "x/ab"), ("?", "ab"), ("a?b", "a/b"),
        ("*b", "a/c"), ("", "a"), ("x/?", "x/"),
    ])
    func leaves(glob: String, id: String) { #expect(!Glob(glob).matches(id)) }

    @Test("a glob that nearly matches a long id costs little")
    func cost() { #expect(!Glob("**/a*a*a*a*a*a*b").matches(String(repeating: "a", count: 5_000))) }

    @Test("an exception wins over what is included; without inclusion all is")
    func scope() {
        let scope = PathScope(included: [Glob("docs/**")], excluded: [Glob("docs/old/**")])
        #expect(scope.contains("docs/a") && !scope.contains("docs/old/a") && !scope.contains("other"))
        #expect(PathScope(excluded: [Glob("b")]).contains("a"))
        #expect(PathScope().isEverything)
    }
}
