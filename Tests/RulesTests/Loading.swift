import Documents
import Rules
import Testing

/// Loads rule files that the test writes itself; each text is one file, `1.yml`, `2.yml` …
func load(_ texts: String..., and others: [RuleFile] = []) throws(RuleErrors) -> RuleSet {
    let files = texts.enumerated().map { RuleFile(path: "\($0 + 1).yml", text: $1) }
    return try RuleLoader(sources: [RuleSource(files: files + others)]).load()
}

/// The problems of a load, or none.
func problems(_ texts: String..., and others: [RuleFile] = []) -> [Problem] {
    let files = texts.enumerated().map { RuleFile(path: "\($0 + 1).yml", text: $1) }
    do {
        _ = try RuleLoader(sources: [RuleSource(files: files + others)]).load()
        return []
    } catch {
        return error.problems
    }
}

/// `1.yml:4:7 unknown-key`, as short as a test can say where which problem is.
func brief(_ problem: Problem) -> String {
    let place = problem.places.first
    return "\(place?.file ?? "-"):\(place?.line ?? 0):\(place?.column ?? 0) \(problem.code)"
}

extension Lexicon {
    /// The longest form at the start of a text: its length and the values it can mean.
    func longest(_ text: String) -> (length: Int, values: [String])? {
        var result: (Int, [String])?
        CaseFolding.fold(text.utf8).withUnsafeBufferPointer { folded in
            eachForm(in: folded, from: 0) { end, lexeme in result = (end, lexemes[lexeme].readings.map(\.value.text)) }
        }
        return result
    }

    var forms: [String] { lexemes.flatMap(\.readings).map { String(decoding: $0.form, as: UTF8.self) }.sorted() }
}
