import Authoring
import Documents
import Facts
import Pipeline
import Rules
import Testing

struct RuleDraftTests {
    private func draft(_ wish: RuleDraft.Wish, all: Bool = false) throws -> RuleDraft {
        try RuleDraft(wish, engine: all ? .builtin : .museum, sources: all ? [RuleSource(files: Engine.builtinFiles)] : Engine.museumSources)
    }

    /// Everything that a user would see of the file: it loads without notices, and its examples pass.
    private func check(_ draft: RuleDraft, all: Bool = false) async throws {
        let sources = all ? [RuleSource(files: Engine.builtinFiles)] : Engine.museumSources
        let own = RuleSource(files: [RuleFile(path: "new.yml", text: draft.yaml)])
        let engine = try Engine(sources: sources + [own], ownFrom: sources.count, tracing: true)
        let (count, failures) = await RuleExamples(engine: engine).failures(of: draft.id)
        #expect(count == 2)
        #expect(failures.isEmpty, "\(failures.map(\.details))\n\(draft.yaml)")
        #expect(RuleCoverage(engine: engine).gaps(fromSource: sources.count).gaps.isEmpty)
    }

    @Test(
        "A sentence becomes a file that passes at once",
        arguments: [
            ("The City Museum had about 412,000 visitors in 2021.", nil), ("Acme Corp. reported revenue of $1.2 billion in 2022.", nil),
            ("Trade between Kenya and Uganda rose to $1.2 billion last year.", nil), ("Unemployment fell to 4.5 percent in March.", nil),
            ("2022年中俄贸易额达1724.06亿美元。", nil), ("Экспорт Китая в Россию вырос до 76 млрд долларов в 2022 году.", nil),
            ("Attachments may have up to 25 MB.", nil), ("$5 billion was paid to the bank's owners in 2020.", nil),
            ("They met for the 27th time.", nil), ("Acme's profit (net) was $3.5 million, up 12 percent in 2021.", "$3.5 million"),
            ("It said: \"costs were 'high': $3 million\" in 2020.", nil), ("In 2020 the firm's plants in Kenya made 4,000 cars.", "4,000"),
            ("The Harbour Tower is 310 metres tall.", nil), ("The match drew a crowd of 54,321 at Anfield on 5 May 2022.", nil),
            ("The museum is open from 10 a.m. to 6 p.m. on Sundays.", "10 a.m."), ("The regulator fined Acme 150 million euros in January 2022.", nil),
        ])
    func works(text: String, figure: String?) async throws {
        let isEnglish = text.utf8.allSatisfy { $0 < 0x80 }
        let wish = RuleDraft.Wish(text: text, figure: figure, concept: "test.figure", id: "test-figure", dated: "2023-04-05")
        try await check(draft(wish, all: !isEnglish), all: !isEnglish)
    }

    @Test("Names, hedges and verbs are not taken literally")
    func generalised() async throws {
        let rule = try draft(RuleDraft.Wish(text: "The City Museum had about 412,000 visitors in 2021.", concept: "rail.visitors"))
        #expect(rule.id == "rail-visitors")
        let engine = try Engine(sources: Engine.museumSources + [RuleSource(files: [RuleFile(path: "new.yml", text: rule.yaml)])], ownFrom: 2)
        let claims = Trial("Last week the Louvre said the Rail Museum had nearly 3 million visitors in 2019.", dated: nil, language: "en", engine: engine).claims
        let claim = try #require(claims.first { $0.concept == "rail.visitors" })
        #expect(claim.entity == ["Rail Museum"] && claim.period?.period.value == "2019")
        #expect(rule.steps.contains("‘about’ is read into the value; the pattern leaves room for such words"))
        #expect(rule.yaml.contains("entity: ['City Museum']"))
        let trade = try draft(RuleDraft.Wish(text: "Trade between Kenya and Uganda rose to $1.2 billion in 2021.", concept: "my.trade"))
        #expect(trade.yaml.contains("- 'Trade between {{entity:entity}} {{gone-up}} to .{0,15}?{{value:money}}'"))
        #expect(trade.yaml.contains("{ id: my.trade, period-type: duration, entity: pair }"))
    }

    @Test("A name behind the figure is whom it is about, and the words between are kept")
    func nameBehind() async throws {
        let rule = try draft(RuleDraft.Wish(text: "In 2022, a total of 11,842 runners finished the Ashford Marathon.", concept: "race.finishers"))
        try await check(rule)
        #expect(rule.yaml.contains("entity: ['Ashford Marathon']"))
        #expect(rule.yaml.contains("runners finished the (?<entity>"))
    }

    @Test("What may not stand at a place is no fragment for words that do")
    func noNegatives() throws {
        let rule = try draft(RuleDraft.Wish(text: "The Ashford Marathon had 11,842 finishers in 2022.", concept: "race.finishers"), all: true)
        #expect(!rule.yaml.contains("{{no-"))
    }

    @Test("What is short is no unit; what stands around a bare name and figure is kept")
    func surroundings() throws {
        func yaml(_ text: String, _ figure: String? = nil) throws -> String { try draft(RuleDraft.Wish(text: text, figure: figure, concept: "my.figure")).yaml }
        let crowd = try yaml("The match drew a crowd of 54,321 at Anfield on 5 May 2022.")
        #expect(!crowd.contains("unit:") && crowd.contains("{{value:number}} at (?<entity>") && crowd.contains("period-type: instant"))
        #expect(try yaml("The Harbour Tower is 310 metres tall.").contains("{{value:quantity}} tall'"))
        #expect(try !yaml("The Harbour Tower was 310 metres in 2012.").contains("}} in'"))
        let fine = try yaml("The CNIL fined Acme 150 million euros in January 2022.")
        #expect(fine.contains("- 'fined (?<entity>") && fine.contains("entity: ['Acme']"))
        #expect(try yaml("Django 4.2 requires Python 3.8 or later.", "3.8").contains("- 'requires (?<entity>"))
        let hours = try yaml("The museum is open from 10 a.m. to 6 p.m. on Sundays.", "10 a.m.")
        #expect(hours.contains(".{0,15}?{{value:time}}") && hours.contains("value: '600'") && hours.contains("open from … to … on Sundays"))
    }

    @Test("A concept that is there is used, and not declared again")
    func knownConcept() async throws {
        let rule = try draft(RuleDraft.Wish(text: "Wares of Kenya that Uganda ordered brought in $1.2 billion in 2021.", concept: "trade.exports"))
        #expect(!rule.yaml.contains("concepts:"))
        #expect(rule.yaml.contains("{{from:entity}}") && rule.yaml.contains("{{to:entity}}") && rule.yaml.contains("entity: ['KEN', 'UGA']"))
        try await check(rule)
    }

    @Test("Of several figures one must be named")
    func unclear() async throws {
        let text = "Acme earned $5 million, up 5 percent from 2020, and has 5 plants."
        #expect { try draft(RuleDraft.Wish(text: text)) } throws: { error in
            if case .unclear(nil, let figures) = error as? RuleDraft.Failure { figures == ["$5 million", "5 percent", "5"] } else { false }
        }
        #expect { try draft(RuleDraft.Wish(text: "It has 5 plants and 5 shops.", figure: "5")) } throws: { error in
            if case .unclear("5", let figures) = error as? RuleDraft.Failure { figures.count == 2 } else { false }
        }
        #expect { try draft(RuleDraft.Wish(text: text, figure: "7")) } throws: { error in
            if case .noFigure("7", let figures) = error as? RuleDraft.Failure { figures.count == 3 } else { false }
        }
        #expect { try draft(RuleDraft.Wish(text: "Nothing here.")) } throws: { error in
            if case .noFigure(nil, let figures) = error as? RuleDraft.Failure { figures.isEmpty } else { false }
        }
    }

    @Test("An id that is taken, or none, is refused")
    func ids() {
        #expect { try draft(RuleDraft.Wish(text: "It made $5 million.", id: "trade-total-value")) } throws: { error in
            if case .taken = error as? RuleDraft.Failure { true } else { false }
        }
        #expect { try draft(RuleDraft.Wish(text: "It made $5 million.", id: "a b: c")) } throws: { error in
            if case .badID = error as? RuleDraft.Failure { true } else { false }
        }
    }

    @Test("The author says whom and what")
    func options() async throws {
        let rule = try draft(RuleDraft.Wish(text: "Acme grew 5 percent in 2021.", concept: "my.sales", measure: .change, entity: "Acme"))
        #expect(rule.yaml.contains("measure: change") && rule.yaml.contains("entity: ['Acme']"))
        try await check(rule)
    }
}
