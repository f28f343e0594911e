import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

struct SentenceSkeletonsTests {
    private func print(_ text: String, dated: String? = "2024-03-02", language: String = "en") throws -> DocumentPrint {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(date: dated, language: language))
        let extracted = Extractor(rules: try Shipped.rules()).extract(document, sentences: true, scratch: MatchScratch())
        return extracted.print(date: extracted.date)
    }

    @Test("Copies with another figure have one skeleton", arguments: [
        ("Sales rose 5.2 percent to $3.4 million in March.", "Sales rose 5.7 percent to $3.4 billion in May."),
        ("He took 31 paintings on Tuesday.", "He took thirteen paintings on Friday."),
        ("“We sold 12 boats”, she said.", "'We sold 21 boats,' she said."),
    ])
    func same(one: String, other: String) throws {
        let (a, b) = (try print(one), try print(other))
        #expect(a.sentences.map(\.skeleton) == b.sentences.map(\.skeleton) && a.sentences.map(\.words) == b.sentences.map(\.words))
        #expect(zip(a.sentences.flatMap(\.figures), b.sentences.flatMap(\.figures)).contains { !$0.agrees(with: $1) })
    }

    @Test("A word and its opposite have one skeleton and other sides; words of one side agree")
    func opposites() throws {
        func side(_ text: String) throws -> SentencePrint { try #require(try print(text).sentences.first) }
        let (up, down, more) = (try side("Sales rose last month."), try side("Sales fell last month."), try side("Sales increased last month."))
        #expect(up.skeleton == down.skeleton && up.skeleton == more.skeleton)
        #expect(!up.figures[0].agrees(with: down.figures[0]) && up.figures[0].agrees(with: more.figures[0]))
        #expect(try side("The roset grew.").figures.map(\.text) == ["grew"])
    }

    @Test("Hedged figures and ranges of two copies agree only as they stand", arguments: [
        ("It has at least 232 million tonnes.", "It has at least 232 billion tonnes.", false), ("It has about 93 percent.", "It has about 92 percent.", false),
        ("It has about 93 percent.", "It has about 93 pct.", true),
    ])
    func hedged(one: String, other: String, agree: Bool) throws {
        let (a, b) = (try #require(try print(one).sentences[0].figures.first), try #require(try print(other).sentences[0].figures.first))
        #expect(a.agrees(with: b) == agree)
    }

    @Test("Another word is another skeleton")
    func words() throws {
        #expect(try print("He took 31 paintings.").sentences[0].skeleton != print("He took 31 statues.").sentences[0].skeleton)
    }

    @Test("Figures point at their words, and words are counted without them")
    func figures() throws {
        let text = "“Naïve”, he said. It took 31 cats."
        let sentences = try print(text).sentences
        #expect(sentences.map(\.words) == [3, 3])
        let figure = try #require(sentences[1].figures.first)
        #expect(figure.text == "31" && Document(id: "d", text: text).text(figure.span) == "31")
    }

    @Test("A word that rests on the date of its document agrees with that date")
    func dates() throws {
        let (a, b) = (try print("It closed yesterday.", dated: "2024-03-02"), try print("It closed on March 1.", dated: "2024-03-05"))
        let (one, other) = (try #require(a.sentences[0].figures.first), try #require(b.sentences[0].figures.first))
        #expect(one.agrees(with: other))
    }

    @Test("Each character of a script without spaces is a word")
    func chinese() throws {
        #expect(try print("警方封锁了道路。", language: "zh").sentences.map(\.words) == [7])
    }
}
