import Documents

/// Reads the records of a JSON Lines source, one document a line.
///
/// A line that is no record is a problem with its number, and the next one is read. Blank lines are nothing. After
/// `limits.problems` such lines the rest are counted, so that a file of another kind does not flood the report.
struct RecordReader: IteratorProtocol {
    private let source: Source
    private let limits: Limits
    private var lines: LineReader
    private var number = 0
    private var ended = false
    private var problems = 0
    /// What happened to many records alike, by what happened: how often, and where first.
    private var tallies: [(fact: String, count: Int, line: Int)] = []

    init(
        _ source: Source, limits: Limits, pending: [UInt8] = [], chunks: @escaping () throws(Problem) -> [UInt8]
    ) {
        self.source = source
        self.limits = limits
        self.lines = LineReader(limit: limits.record, pending: pending, chunks: chunks)
    }

    mutating func next() -> Item? {
        while !ended {
            do throws(Problem) {
                guard let line = try lines.next() else { break }
                number += 1
                if let document = try read(line) { return .document(document, line: number) }
            } catch {
                problems += 1
                if error.code == "unreadable" { ended = true }
                if problems <= limits.problems || ended { return .problem(error) }
            }
        }
        ended = true
        return summary().map(Item.problem)
    }

    private mutating func read(_ line: LineReader.Line) throws(Problem) -> Document? {
        switch line {
        case .line(let bytes):
            return try read(bytes, isComplete: true)
        case .unended(let bytes):
            return try read(bytes, isComplete: false)
        case .tooLong:
            throw .input(
                "too-large", "This record is larger than \(Limits.words(limits.record)) and is not read.",
                in: source.origin, line: number, advice: "Write one record for each article.")
        }
    }

    private mutating func read(_ bytes: [UInt8], isComplete: Bool) throws(Problem) -> Document? {
        if !isComplete, bytes.first == UInt8(ascii: "{"), bytes.last(where: { $0 > 0x20 }) != UInt8(ascii: "}") {
            throw .input(
                "truncated", "The file ends in the middle of this record.", in: source.origin, line: number,
                advice: "Fetch or write the file again.")
        }
        if let problem = TextEncoding.problem(in: bytes, of: source.origin, line: number) {
            // In UTF-16 no line is one, and the first says it all.
            if number == 1, TextEncoding.wideEncoding(of: bytes) != nil { ended = true }
            throw problem
        }
        let hasMark = number == 1 && bytes.starts(with: TextEncoding.byteOrderMark)
        let line = hasMark ? Array(bytes.dropFirst(TextEncoding.byteOrderMark.count)) : bytes
        if TextReader.isBlank(line[...]) { return nil }
        let record: Record
        do throws(JSONCursor.Failure) {
            record = try Record(line)
        } catch {
            throw problem(error, in: line)
        }
        return try document(record)
    }

    private mutating func document(_ record: Record) throws(Problem) -> Document {
        if TextReader.isBlank(record.text[...]) {
            throw .input("empty", "The `text` of this record is empty.", in: source.origin, line: number)
        }
        if TextEncoding.firstZero(in: record.text) != nil {
            throw .binary(source.origin, number, nil, "there is a NUL character in its `text`")
        }
        for field in record.unused { tally("The `\(field)` is no text and is not used") }
        if record.id == nil { tally("No `id`, so file and line make one") }
        return Document(
            id: record.id ?? "\(source.id)#\(number)", bytes: record.text,
            metadata: record.metadata.completed(by: source.metadata), origin: source.origin)
    }

    private func problem(_ failure: JSONCursor.Failure, in line: [UInt8]) -> Problem {
        let column = LineIndex(line).place(of: failure.offset, in: line).column
        return .input(
            failure.code, "This line is no record: \(failure.reason).", in: source.origin, line: number, column: column,
            advice: #"Write one JSON object on one line: {"id": "a1", "text": "…", "date": "2022-12-30"}."#)
    }

    private mutating func tally(_ fact: String) {
        if let i = tallies.firstIndex(where: { $0.fact == fact }) {
            tallies[i].count += 1
        } else {
            tallies.append((fact, 1, number))
        }
    }

    /// What is left to say, one problem a call.
    private mutating func summary() -> Problem? {
        if problems > limits.problems {
            defer { problems = 0 }
            return .input(
                "more-problems", "\(problems - limits.problems) more lines are no records.", in: source.origin)
        }
        guard !tallies.isEmpty else { return nil }
        let (fact, count, line) = tallies.removeFirst()
        return .notice(
            "incomplete-record", "\(fact): \(count) \(count == 1 ? "record" : "records"), the first one here.",
            in: source.origin, line: line,
            advice: fact.contains("`id`") ? "Give every record an id that stays: findings are known by it." : nil)
    }
}
