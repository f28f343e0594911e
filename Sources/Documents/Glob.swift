/// A pattern for document ids: `*` stands for any characters but `/`, `**` for any at all, `?` for one character but `/`.
///
/// A glob without `/` is held against the last part of an id (`*.md` takes `guide/limits.md`), any other against all of it.
package struct Glob: Hashable, Sendable {
    package let text: String
    private let bytes: [UInt8]
    private let takesLastPart: Bool

    package init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        takesLastPart = !bytes.contains(Self.slash)
    }

    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")

    package func matches(_ id: String) -> Bool {
        let whole = Array(id.utf8)
        return matches(takesLastPart ? whole.split(separator: Self.slash, omittingEmptySubsequences: false).last ?? [] : whole[...])
    }

    /// Two places to come back to are enough: what the last `**` and the last `*` behind it have taken so far.
    private func matches(_ text: ArraySlice<UInt8>) -> Bool {
        var (at, place) = (0, text.startIndex)
        var single: (at: Int, place: Int)?
        var double: (at: Int, place: Int)?
        while true {
            if isDouble(at) {
                // `a/**/b` takes `a/b` too.
                at += at + 2 < bytes.count && bytes[at + 2] == Self.slash && (at == 0 || bytes[at - 1] == Self.slash) ? 3 : 2
                (double, single) = ((at, place), nil)
            } else if at < bytes.count, bytes[at] == Self.star {
                at += 1
                single = (at, place)
            } else if place < text.endIndex, takes(at, text[place]) {
                (at, place) = (at + 1, step(at, place, text))
            } else if place == text.endIndex, at == bytes.count {
                return true
            } else if let last = single, last.place < text.endIndex, text[last.place] != Self.slash {
                single = (last.at, last.place + 1)
                (at, place) = (last.at, last.place + 1)
            } else if let last = double, let next = resume(last, text) {
                (double, single) = ((last.at, next), nil)
                (at, place) = (last.at, next)
            } else {
                return false
            }
        }
    }

    private func isDouble(_ at: Int) -> Bool { at + 1 < bytes.count && bytes[at] == Self.star && bytes[at + 1] == Self.star }

    private func takes(_ at: Int, _ byte: UInt8) -> Bool {
        guard at < bytes.count else { return false }
        return bytes[at] == UInt8(ascii: "?") ? byte != Self.slash : bytes[at] == byte
    }

    /// `?` takes a whole character, not a byte of it.
    private func step(_ at: Int, _ place: Int, _ text: ArraySlice<UInt8>) -> Int {
        var next = place + 1
        if bytes[at] == UInt8(ascii: "?") { while next < text.endIndex, text[next] & 0xC0 == 0x80 { next += 1 } }
        return next
    }

    /// Where `**` tries next: behind `**/` only at the start of a part.
    private func resume(_ last: (at: Int, place: Int), _ text: ArraySlice<UInt8>) -> Int? {
        guard last.place < text.endIndex else { return nil }
        guard bytes[last.at - 1] == Self.slash else { return last.place + 1 }
        return text[last.place...].firstIndex(of: Self.slash).map { $0 + 1 }
    }
}

/// The documents that something holds for.
package struct PathScope: Hashable, Sendable {
    /// Empty for all documents.
    package let included: [Glob]
    package let excluded: [Glob]

    package init(included: [Glob] = [], excluded: [Glob] = []) {
        self.included = included
        self.excluded = excluded
    }

    package var isEverything: Bool { included.isEmpty && excluded.isEmpty }

    package func contains(_ document: String) -> Bool {
        (included.isEmpty || included.contains { $0.matches(document) }) && !excluded.contains { $0.matches(document) }
    }
}
