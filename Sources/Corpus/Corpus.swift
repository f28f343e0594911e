// Corpus: paths in, documents out.
//
// The module finds the files that a user names, checks once that they are UTF-8, takes what is stated about a text
// (front matter, the fields of a record, a row of `manifest.yml`) and hands over one `Document` after the other, always
// in the same order. Whatever it cannot read it reports as a `Problem` with place and advice, and reads on.
//
// Principal types: `CorpusReader`, the only door; `Inventory`, which turns paths into sources; `RecordReader`, which
// reads JSON Lines; `Manifest`.
//
// It refuses to know what a text says: dates stay as written, no claim is looked for, and neither the clock, the
// locale nor the age of a file is asked.
//
//     let reader = CorpusReader()
//     reader.read(["seeds"], document: { print($0.id) }, problem: { print($0.message) })

import Documents

/// What a source yields, in the order of its text.
enum Item {
    /// A document, and the line of its record where it is one of many in its file.
    case document(Document, line: Int?)
    case problem(Problem)
}

extension Problem {
    /// A problem with an input at one place.
    static func input(
        _ code: String, _ message: String, in file: String, line: Int? = nil, column: Int? = nil, advice: String? = nil
    ) -> Problem {
        Problem(.input, code, message, at: [Label(file: file, line: line, column: column)], advice: advice)
    }

    /// Something worth saying about an input that is read nevertheless.
    static func notice(
        _ code: String, _ message: String, in file: String, line: Int? = nil, column: Int? = nil, advice: String? = nil
    ) -> Problem {
        Problem(.notice, code, message, at: [Label(file: file, line: line, column: column)], advice: advice)
    }
}
