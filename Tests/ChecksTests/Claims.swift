@testable import Checks
import Documents
import Facts

/// A claim in few words: `figure("172.4e9 USD", in: "a", period: "2022-01/2022-11")`.
///
/// The digits tell the precision ("32.0" is more precise than "32"); an ordinal or a count is exact. Claims of one document
/// stand where `at` says.
func figure(
    _ words: String, in document: String = "a", at start: Int = 0, concept: String = "trade.total", measure: Measure = .level,
    base: String? = nil, entity: [String] = ["CHN", "RUS"], dimensions: [String: String] = [:], period: ClaimPeriod? = during("2022"),
    hedge: Hedge? = nil, orUnits: [String] = [], modality: Modality = .asserted, from attribution: String? = nil,
    dated date: DocumentDate? = nil, doubts: [String] = []
) -> Claim {
    let (number, unit) = (String(words.prefix { $0 != " " }), String(words.drop { $0 != " " }.dropFirst()))
    let point = ExactDecimal(number)!
    let isExact = measure == .ordinal || measure == .count
    return Claim(
        document: document, span: TextSpan(start, start + words.utf8.count), text: words, rule: "test", concept: concept,
        measure: measure, base: base, entity: entity, dimensions: dimensions, period: period,
        value: Quantity(point: point, precision: isExact ? .zero : precision(of: number), unit: unit, hedge: hedge, alternativeUnits: orUnits),
        modality: modality, attribution: attribution, documentDate: date, doubts: doubts)
}

/// A claim with named parts, in the order of the text; the first is its figure: `parts("value 12e6 USD", "by 2e6 USD")`.
func parts(
    _ words: String..., in document: String = "a", rule: String = "test", hedges: [String: Hedge] = [:], orUnits: [String: [String]] = [:],
    modality: Modality = .asserted, doubts: [String] = []
) -> Claim {
    let parts = words.enumerated().map { place, words in
        let (name, amount) = (String(words.prefix { $0 != " " }), String(words.drop { $0 != " " }.dropFirst()))
        let claim = figure(amount, at: place * 30, hedge: hedges[name], orUnits: orUnits[name] ?? [])
        return ClaimPart(name: name, span: claim.span, text: claim.text, value: claim.value!)
    }
    return Claim(
        document: document, span: parts[0].span, text: parts[0].text, rule: rule, concept: "amount.stated", measure: .level,
        value: parts[0].value, modality: modality, doubts: doubts, parts: parts)
}

/// A growth on the year before: `growth("47.5")`.
func growth(
    _ number: String, in document: String = "a", at start: Int = 0, concept: String = "trade.total",
    entity: [String] = ["CHN", "RUS"], dimensions: [String: String] = [:], period: ClaimPeriod? = during("2022"),
    from attribution: String? = nil, doubts: [String] = []
) -> Claim {
    figure(
        "\(number) percent", in: document, at: start, concept: concept, measure: .change, base: "previous-year", entity: entity,
        dimensions: dimensions, period: period, from: attribution, doubts: doubts)
}

/// "27th" of a series, at a time.
func ordinal(
    _ number: Int, _ period: ClaimPeriod?, in document: String = "a", at start: Int = 0, entity: [String] = ["CHN", "RUS"],
    series: String = "regular meeting", modality: Modality = .asserted, dated date: DocumentDate? = nil, doubts: [String] = []
) -> Claim {
    figure(
        "\(number) meeting", in: document, at: start, concept: "meeting.ordinal", measure: .ordinal, entity: entity,
        dimensions: ["series": series], period: period, modality: modality, dated: date, doubts: doubts)
}

/// A period as a text states it, or as it follows from the document's date.
func during(
    _ value: String, source: SlotSource = .clause, rests: Bool = false, or others: [String] = [], modifier: String? = nil
) -> ClaimPeriod {
    let period = Period(iso: value)!
    return ClaimPeriod(
        period: Period(value: period.value, start: period.start, end: period.end, granularity: period.granularity, modifier: modifier),
        source: source, restsOnDocumentDate: rests, alternatives: others.map { Period(iso: $0)! })
}

func date(_ iso: String, _ source: DateSource) -> DocumentDate { DocumentDate(day: Day(iso: iso)!, source: source) }

/// Width of the last digit written: "172.4e9" is written to 0.1e9.
private func precision(of number: String) -> ExactDecimal {
    let parts = number.split(separator: "e")
    let places = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    return .powerOfTen((parts.count > 1 ? Int(parts[1])! : 0) - places)
}

let about = Hedge(id: "about", below: ExactDecimal("0.05"), above: ExactDecimal("0.05"))
let moreThan = Hedge(id: "over", below: .zero, above: ExactDecimal("0.1"), strict: true)

/// What the tests' concepts are.
let concepts = Dictionary(
    uniqueKeysWithValues: [
        ConceptFacts(name: "total trade", periodType: .duration, siblings: ["trade.exports"]).keyed("trade.total"),
        ConceptFacts(name: "exports", periodType: .duration, siblings: ["trade.total"]).keyed("trade.exports"),
        ConceptFacts(name: "stated amount", periodType: .forever, siblings: [], isCompared: false).keyed("amount.stated"),
        ConceptFacts(name: "deaths", periodType: .running, siblings: []).keyed("casualties.dead"),
        ConceptFacts(name: "magnitude", periodType: .forever, siblings: []).keyed("earthquake.magnitude"),
    ])

extension ConceptFacts {
    fileprivate func keyed(_ id: String) -> (String, ConceptFacts) { (id, self) }
}

extension Check {
    /// What this check alone finds among `claims`.
    static func findings(
        _ claims: [Claim], references: [ReferenceFacts] = [], parameters: [String: Int] = [:], relations: [RelationFacts] = [],
        holds: [String: [Relation]] = [:], concepts: [String: ConceptFacts] = concepts
    ) -> [Finding] {
        Self().findings(
            in: CheckContext(
                claims: claims, references: references, concepts: concepts,
                options: parameters.isEmpty ? [:] : [id: CheckOptions(parameters: parameters)], relations: relations, holds: holds,
                weekdayNames: [5: "Friday", 6: "Saturday"]))
    }
}

extension Finding {
    func texts(_ role: Evidence.Role) -> [String] { evidence.filter { $0.role == role }.map(\.claim.text) }
    func documents(_ role: Evidence.Role) -> [String] { evidence.filter { $0.role == role }.map(\.claim.document) }
}
