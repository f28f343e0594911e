import Documents
import Pipeline
import Reports
import Rules

extension Engine {
    /// The built-in rules, with what it takes to explain them.
    static let builtin = try! Engine(tracing: true)

    /// The built-in rules of English alone, which load in half the time.
    static let english = RuleSource(files: builtinFiles.filter { !$0.path.contains("/ru") && !$0.path.contains("/zh") })

    /// The rules of a museum, loaded once for all tests.
    static let museum = try! with(Samples.museum)
    static let museumSources = [english, RuleSource(files: [RuleFile(path: "my-rules/a.yml", text: Samples.museum)])]

    /// The built-in rules of English with a file of one's own.
    static func with(_ text: String) throws -> Engine {
        Engine(rules: try RuleLoader(sources: [english, RuleSource(files: [RuleFile(path: "my-rules/a.yml", text: text)])], tracing: true).load())
    }
}

/// A museum's visitors: a small pack that shows what tools say.
enum Samples {
    static let museum = """
        crosscheck: 1
        language: en
        fragments:
          welcomed: '(?:had|counted|welcomed)'
          unused: '(?:never)'
        concepts:
          - { id: museum.visitors, name: visitors, period-type: duration, entity: one }
        rules:
          - id: museum-visitors
            summary: Visitors of a museum over a period.
            extract:
              concept: museum.visitors
              any: ['(?<entity>[a-z]+ museum) {{welcomed}} .{0,15}?{{value:number}} visitors']
              not: ['{{value:number}} visitors a day']
            examples:
              - { text: The City Museum had about 412000 visitors in 2021., claims: [{ value: 412000, period: 2021 }] }
              - { text: The City Museum has 412 rooms., claims: [] }

        """
}

func plain(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

extension ReportContext {
    static let plain = ReportContext(width: 80, color: false)
}
