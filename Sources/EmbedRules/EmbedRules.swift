// embed-rules: writes every rule file of a folder into one Swift file, `BuiltinRules+Files.swift`.
//
//     embed-rules rules/ BuiltinRules+Files.swift
//
// Principal types: `RuleFolder` (which files there are) and `SwiftLiteral` (a text as Swift source that means the same
// bytes). The program runs while Crosscheck is built, from the plugin EmbedRules, and is no part of Crosscheck itself.
// It does not know what a rule is: a text that is no valid rule file is embedded, and found by the tests of the rules.

import Foundation

@main struct EmbedRules {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { fail("usage: embed-rules RULES-FOLDER OUTPUT.swift") }
        do {
            let files = try RuleFolder(path: arguments[1]).files()
            let output = URL(fileURLWithPath: arguments[2])
            let source = Data(source(of: files).utf8)
            // A file that stays untouched spares the compilation of everything behind it.
            if (try? Data(contentsOf: output)) != source { try source.write(to: output, options: .atomic) }
        } catch {
            fail("\(error)")
        }
    }

    /// The generated file. One constant a file with its type written out: an array of long literals would be type-checked
    /// as one expression.
    static func source(of files: [RuleFolder.File]) -> String {
        var source = """
            // Written by embed-rules from the files in rules/. Changes made here are lost.

            extension BuiltinRules {
                /// Every rule file by its path (`rules/trade/en.yml`), in the order of the paths' bytes.
                package static let files: [(path: String, text: String)] = [

            """
        for (index, file) in files.enumerated() {
            source += "        (\(SwiftLiteral.line(file.path)), file\(index)),\n"
        }
        source += "    ]\n}\n"
        for (index, file) in files.enumerated() {
            source += "\nprivate let file\(index): String = \(SwiftLiteral.lines(file.text))\n"
        }
        return source
    }

    /// Ends the program with a message in the form that SwiftPM shows as an error of the build.
    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("error: \(message)\n".utf8))
        exit(1)
    }
}
