import Checks
import Documents
import Facts
import Pipeline
import Reports

/// A finding drawn from the texts to the verdict.
package struct FindingExplanation: Sendable {
    package enum Failure: Error, Sendable, Equatable {
        case tooShort(minimum: Int)
        case unknown(count: Int)
        case ambiguous([String])
        case noReport
    }

    /// Characters of a fingerprint that name a finding.
    package static let minimumPrefix = 6

    let finding: Finding
    let derivations: [Derivation]

    package init(_ fingerprint: String, in result: AuditResult, engine: Engine) throws(Failure) {
        try self.init(fingerprint, among: result.findings, texts: result.texts, engine: engine)
    }

    /// From a report that was saved.
    ///
    /// - Parameter texts: those that are at hand, by id; of others only what the claim says is shown.
    package init(_ fingerprint: String, report: [UInt8], texts: [String: Document], engine: Engine) throws(Failure) {
        guard let findings = JSONReport.findings(in: report) else { throw .noReport }
        try self.init(fingerprint, among: findings, texts: texts, engine: engine)
    }

    /// - Parameter fingerprint: the beginning of it, with or without its version (`v1:`).
    private init(_ fingerprint: String, among findings: [Finding], texts: [String: Document], engine: Engine) throws(Failure) {
        guard fingerprint.drop(while: { $0 != ":" }).dropFirst().count >= Self.minimumPrefix || (!fingerprint.contains(":") && fingerprint.count >= Self.minimumPrefix)
        else { throw .tooShort(minimum: Self.minimumPrefix) }
        let found = findings.filter { finding in
            finding.fingerprint.hasPrefix(fingerprint) || finding.fingerprint.drop(while: { $0 != ":" }).dropFirst().hasPrefix(fingerprint)
        }
        guard let finding = found.first else { throw .unknown(count: findings.count) }
        guard found.count == 1 else { throw .ambiguous(found.map(\.fingerprint)) }
        self.finding = finding
        derivations = finding.evidence.map { Derivation($0.claim, in: texts[$0.claim.document], engine: engine) }
    }
}

/// An explanation of a finding for people.
package struct FindingExplanationDrawing {
    private let drawing: DerivationDrawing
    private var paint: Paint { drawing.paint }
    private var width: Int { drawing.width }

    package init(context: ReportContext) { drawing = DerivationDrawing(context: context) }

    package func draw(_ explanation: FindingExplanation) -> [UInt8] {
        let finding = explanation.finding
        var lines = wrapped("\(finding.verdict.rawValue) \(finding.severity.rawValue)[\(finding.check)]: " + finding.message, first: width, rest: width).map { paint(.bold, $0) }
        lines.append(paint(.dim, finding.fingerprint))
        for (number, (evidence, derivation)) in zip(finding.evidence, explanation.derivations).enumerated() {
            let head = "\(number + 1). \(evidence.role.rawValue): \(printable(evidence.note))"
            lines += ["", paint(.bold, head) + "  " + paint(.dim, DerivationDrawing.place(of: evidence.claim, in: derivation.document))]
            lines += drawing.lines(of: derivation)
        }
        lines += comparison(finding) + verdict(finding)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// What each side can be, and whether the two have anything in common.
    private func comparison(_ finding: Finding) -> [String] {
        let valued = finding.evidence.enumerated().compactMap { number, evidence in evidence.claim.value.map { (number + 1, evidence, $0) } }
        guard valued.count > 1 else { return [] }
        var lines = ["", paint(.bold, "Compared")]
        for (number, evidence, value) in valued { lines += drawing.row("\(number)", "\(value.interval.drawn) \(value.unit)  \(evidence.role.rawValue)") }
        for (number, evidence, value) in valued.dropFirst() where evidence.role == .contradicts && finding.accused.key.measure == evidence.claim.measure {
            guard let accused = finding.accused.value, accused.unit == value.unit, finding.accused.key == evidence.claim.key || finding.check != "growth" else { continue }
            lines += drawing.row("1 and \(number)", words(accused.agreement(with: value), accused, value))
        }
        if let expected = finding.expected { lines += drawing.row("expected", expected) }
        return lines
    }

    private func words(_ agreement: Quantity.Agreement, _ a: Quantity, _ b: Quantity) -> String {
        switch agreement {
        case .agrees: "can be one value; what conflicts is their relation"
        case .possibleConflict: "differ as rounded, but meet when cut off or rounded further: \(a.generousInterval.drawn) and \(b.generousInterval.drawn)"
        case .conflict: a.precision == b.precision && a.interval.meets(b.interval) ? "are equally precise and not equal" : "have no value in common, not even cut off or rounded further"
        }
    }

    private func verdict(_ finding: Finding) -> [String] {
        var lines = ["", paint(.bold, "Verdict")]
        if let assumption = finding.assumption {
            lines += drawing.row(finding.verdict.rawValue, "because " + assumption)
        } else {
            lines += drawing.row(finding.verdict.rawValue, finding.verdict == .definite ? "no doubt was left open that could explain it" : "what could explain it was not told")
        }
        if let hint = finding.hint { lines += drawing.row("help", hint) }
        return lines
    }
}
