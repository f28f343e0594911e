// BuiltinRules: the files of `rules/`, as part of the program.
//
// The plugin EmbedRules writes `BuiltinRules.files` while the program is built: the path and the text of every rule file.
// So `crosscheck` is one file that finds its rules from any directory (docs/decisions/0001-embedded-rules.md).
//
// It refuses to know what the texts mean, and depends on nothing.
//
//     let source = RuleSource(files: BuiltinRules.files.map { RuleFile(path: $0.path, text: $0.text) })

/// The rule files that are part of the program: `files`, by path.
package enum BuiltinRules {}
