@testable import Pipeline
import Testing

/// The examples that the built-in rules carry, as they stand and in surroundings that must not matter.
struct RuleExampleTests {
    enum Surroundings: String, CaseIterable {
        case none, multibyteParagraphBefore, paragraphBehind, lineEndsCRLF

        func change(_ text: String) -> String {
            switch self {
            case .none: text
            case .multibyteParagraphBefore: "‘Schönes’ 漢字 🙂 — naïve.\n\n" + text
            case .paragraphBehind: text + "\n\nNothing more was said.\n"
            case .lineEndsCRLF: (text + "\n").replacing("\n", with: "\r\n")
            }
        }
    }

    @Test("All examples pass", arguments: Surroundings.allCases)
    func examples(in surroundings: Surroundings) async {
        let (count, failures) = await RuleExamples(engine: .builtin).failures(changing: surroundings.change)
        #expect(count > 50)
        for failure in failures {
            Issue.record("\(failure.place.file):\(failure.place.line ?? 0): \(failure.outcome): \(failure.rule): \(failure.text): \(failure.details)")
        }
    }

    @Test("No stable rule is without an example where something is found, and one where nothing is")
    func bothKinds() {
        for rule in Engine.builtin.rules.languages.values.flatMap(\.claimRules) where rule.status == .stable {
            #expect(rule.examples.contains { !$0.claims.isEmpty } && rule.examples.contains { $0.claims.isEmpty }, "\(rule.id)")
        }
    }
}
