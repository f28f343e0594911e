import Documents
import Facts
import Testing

@testable import Checks

/// Texts as lines of words, in which `#12` is a figure.
struct Print {
    static func make(_ id: String, day: String? = "2024-03-02", _ lines: String...) -> DocumentPrint { make(id, day: day, lines: lines) }

    static func make(_ id: String, day: String?, lines: [String]) -> DocumentPrint {
        DocumentPrint(
            document: id, date: day.flatMap { Day(iso: $0) }.map { DocumentDate(day: $0, source: .metadata) },
            sentences: lines.enumerated().map { sentence($0.element, line: $0.offset) })
    }

    private static func sentence(_ line: String, line number: Int) -> SentencePrint {
        let words = line.split(separator: " ")
        var figures: [Figure] = []
        var hash: UInt64 = 14_695_981_039_346_656_037
        for (place, word) in words.enumerated() {
            let isFigure = word.hasPrefix("#")
            if isFigure {
                let quantity = Quantity(point: ExactDecimal(String(word.dropFirst()))!, precision: ExactDecimal(1), unit: "number")
                let start = number * 1000 + place * 20
                figures.append(Figure(span: TextSpan(start, start + word.utf8.count), text: String(word), value: .quantity(quantity)))
            }
            for byte in (isFigure ? "#" : word).utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        return SentencePrint(skeleton: hash, words: words.count - figures.count, figures: figures)
    }
}

struct CopiesTests {
    private let story = Print.make(
        "a", "Thieves took #31 paintings from the museum on the hill last night", "Police closed #4 roads and asked drivers to be patient",
        "Nobody was hurt and the museum opens again next week")

    private func groups(_ prints: DocumentPrint...) -> [[String]] { Copies(prints).groups.map { $0.map(\.document) } }

    @Test("A copy with another figure is a copy")
    func drift() {
        let copy = Print.make(
            "b", "Thieves took #13 paintings from the museum on the hill last night", "Police closed #4 roads and asked drivers to be patient",
            "Nobody was hurt and the museum opens again next week")
        #expect(groups(story, copy) == [["a", "b"]])
        #expect(Copies([story, copy]).witness(of: "b") == "a")
        #expect(Copies([story]).witness(of: "a") == "a")
    }

    @Test("A shortened copy is a copy")
    func shortened() {
        let copy = Print.make(
            "b", "Thieves took #31 paintings from the museum on the hill last night", "Police closed #4 roads and asked drivers to be patient")
        #expect(groups(story, copy) == [["a", "b"]])
    }

    @Test("The same form with other figures is a new edition")
    func edition() {
        let march = Print.make("m", "The office said consumer prices rose by #3 percent in the month of #3", "Food cost #7 percent more and energy cost #2 percent less than before")
        let april = Print.make("n", "The office said consumer prices rose by #4 percent in the month of #4", "Food cost #8 percent more and energy cost #1 percent less than before")
        #expect(groups(march, april) == [])
    }

    @Test("Of a long text one figure may differ on the next day; of a short one, a bulletin, and a week later none may")
    func nextDay() {
        let filler = ["museum", "hill", "town", "river", "bridge", "school", "church", "station"].map { "In the part of the story about the \($0) nothing else has changed since then" }
        func text(_ id: String, _ day: String, _ figure: Int, isLong: Bool) -> DocumentPrint {
            let lines = ["Thieves took #\(figure) paintings from the museum on the hill last night", "Police closed #4 roads and asked drivers to be patient"]
            let all = lines + (isLong ? filler : [])
            return Print.make(id, day: day, lines: all)
        }
        #expect(groups(text("a", "2024-03-02", 31, isLong: true), text("b", "2024-03-03", 13, isLong: true)) == [["a", "b"]])
        #expect(groups(text("a", "2024-03-02", 31, isLong: false), text("b", "2024-03-03", 13, isLong: false)) == [])
        #expect(groups(text("a", "2024-03-02", 31, isLong: true), text("b", "2024-03-12", 13, isLong: true)) == [])
    }

    @Test("One sentence in common makes no copy")
    func quotation() {
        let other = Print.make(
            "b", "Thieves took #31 paintings from the museum on the hill last night", "A critic writes that museums are badly guarded nearly everywhere in the country",
            "She asks for money and for people who know how to use it")
        #expect(groups(story, other) == [])
    }

    @Test("A hundred copies are one group, whatever their order")
    func many() {
        let copies = (100..<200).map { Print.make("c\($0)", "Thieves took #31 paintings from the museum on the hill last night", "Police closed #4 roads and asked drivers to be patient") }
        #expect(Copies(copies).groups.map(\.count) == [100])
        #expect(Copies(copies.reversed()).groups == Copies(copies).groups)
    }
}

struct CopyDriftCheckTests {
    private func findings(_ prints: [DocumentPrint]) -> [Finding] {
        CopyDriftCheck().findings(in: CheckContext(claims: [], copies: Copies(prints)))
    }

    private func copy(_ id: String, _ figure: Int, day: String? = "2024-03-02") -> DocumentPrint {
        Print.make(
            id, day: day, "Thieves took #\(figure) paintings from the museum on the hill last night",
            "Police closed #4 roads and asked drivers to be patient")
    }

    @Test("Another figure in one of three copies of one day is a definite finding, and the two others are its evidence")
    func conflict() throws {
        let found = findings([copy("a", 31), copy("b", 13), copy("c", 31)])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.verdict == .definite && finding.accused.document == "b" && finding.expected == "#31")
        #expect(finding.evidence.map { "\($0.role) \($0.claim.document)" } == ["accused b", "contradicts a", "supports c"])
    }

    @Test("Short lines of a table are held against each other where their neighbours are the same")
    func shortLines() throws {
        func table(_ id: String, _ figure: Int, _ last: String) -> DocumentPrint {
            Print.make(id, "Acme Corp first quarter net", "Shr #32 cts against #7", "Net #\(figure) against #292", "Revs #39 against #34", "Average shares \(last) outstanding then")
        }
        let finding = try #require(findings([table("a", 156, "#3"), table("b", 165, "#3")]).first)
        #expect(finding.accused.text == "#165" || finding.accused.text == "#156")
        let other = Print.make("b", "Acme Corp first quarter net", "Shr #32 cts against #7", "Other lines stand here", "Net #165 against #292", "Average shares #3 outstanding then")
        #expect(findings([table("a", 156, "#3"), other]) == [])
    }

    @Test("Of a line that a table has twice, the first is held against the first")
    func blocks() {
        let (title, net, outstanding) = ("Acme Corp fourth quarter net of the company", "Net #7 against #9", "Average shares #3 outstanding then")
        let whole = Print.make("a", title, "Shr #32 cts in all", net, "Revs #39 against #34", "Shr #1 cts against #2", "Net #156 against #292", "Revs #60 against #50", outstanding)
        let other = Print.make("b", title, "Shr #1 cts against #2", net, "Revs #39 against #34", outstanding)
        #expect(Copies([whole, other]).groups.count == 1)
        #expect(findings([whole, other]) == [])
    }

    @Test("A later copy may be a correction")
    func later() throws {
        func story(_ id: String, _ figure: Int, day: String) -> DocumentPrint {
            Print.make(
                id, day: day, "Thieves took #\(figure) paintings from the museum on the hill last night",
                "Police closed #4 roads and #2 bridges and #3 stations and asked #70 drivers to be patient",
                "The museum has #900 paintings and #60 guards and #12 cats")
        }
        let finding = try #require(findings([story("a", 31, day: "2024-03-02"), story("b", 13, day: "2024-03-03")]).first)
        #expect(findings([story("a", 31, day: "2024-03-02"), story("b", 13, day: "2024-03-12")]) == [])
        #expect(findings([copy("a", 31), copy("b", 13, day: "2024-03-03")]) == [])
        #expect(finding.verdict == .possible && finding.accused.document == "b" && finding.assumption != nil)
    }

    @Test("A bulletin of three days is held against its copies of the same day only")
    func bulletin() {
        func story(_ id: String, _ figure: Int, day: String) -> DocumentPrint {
            Print.make(
                id, day: day, "Funds were trading at #\(figure) percent when the bank came into the market of the capital",
                "It did #2 repurchases and #3 sales and drained #70 from #900 banks and #60 brokers and #12 dealers today")
        }
        let days = [story("a", 31, day: "2024-03-02"), story("b", 31, day: "2024-03-03"), story("c", 13, day: "2024-03-04")]
        #expect(findings(days) == [])
        #expect(findings(days + [story("d", 15, day: "2024-03-04")]).map(\.verdict) == [.definite])
    }

    @Test("Equal copies, and a figure rounded further in one, agree")
    func agreement() {
        #expect(findings([copy("a", 31), copy("b", 31)]) == [])
    }

    @Test("The order of the copies decides nothing")
    func order() {
        let prints = [copy("a", 31), copy("b", 13), copy("c", 31), copy("d", 30)]
        #expect(findings(prints) == findings(prints.reversed()))
    }
}
