// Times the built program and its peers over one corpus, interleaved in one run, and prints a table of medians.
//
//     swift run -c release benchmarks ../.build/release/crosscheck CORPUS [ROUNDS]
//
// Peers are named as whole commands below; one that is not installed is left out. The machine drifts: compare the ratios
// of one table, never the times of two.

import Foundation

/// One command, with the corpus as its last argument.
struct Contender {
    let name: String
    let command: [String]
}

/// What one run of a command cost.
struct Cost {
    let wall: Double
    let cpu: Double
    /// Peak resident memory in MiB.
    let memory: Double
}

func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

/// Runs a command to its end, output thrown away. Nil when it cannot be started.
func run(_ command: [String]) -> Cost? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let start = ContinuousClock.now
    guard posix_spawnp(&process, command[0], &actions, nil, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { return nil }
    let wall = (ContinuousClock.now - start) / .seconds(1)
    // 127 is the shell's and posix_spawn's word for a command that is not there.
    if (status >> 8) & 0xFF == 127 { return nil }
    return Cost(wall: wall, cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), memory: Double(usage.ru_maxrss) / 1024)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func size(of path: String) -> Double {
    let files = FileManager.default
    var total = (try? files.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    for name in files.enumerator(atPath: path)?.allObjects as? [String] ?? [] {
        total += (try? files.attributesOfItem(atPath: path + "/" + name)[.size] as? Int) ?? 0
    }
    return Double(total) / 1e6
}

func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

@main struct Benchmarks {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            print("usage: benchmarks CROSSCHECK CORPUS [ROUNDS]")
            exit(2)
        }
        let (program, corpus) = (arguments[1], arguments[2])
        let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
        let contenders = [
            Contender(name: "rules list (start-up)", command: [program, "rules", "list"]),
            Contender(name: "mentions, one worker", command: [program, "mentions", "--jobs", "1", corpus]),
            Contender(name: "extract, one worker", command: [program, "extract", "--jobs", "1", corpus]),
            Contender(name: "audit", command: [program, "audit", "--fail-on", "never", corpus]),
            Contender(name: "audit, one worker", command: [program, "audit", "--fail-on", "never", "--jobs", "1", corpus]),
            Contender(name: "rg -c, 3 patterns", command: ["rg", "-c", "-P", "-e", #"\$[0-9.]+ (million|billion)"#, "-e", #"[0-9.]+ ?(percent|pct)"#, "-e", #"(January|February|March) [0-9]{1,2}"#, corpus]),
        ]
        var costs: [[Cost]] = Array(repeating: [], count: contenders.count)
        for _ in 0..<rounds {
            for (index, contender) in contenders.enumerated() { if let cost = run(contender.command) { costs[index].append(cost) } }
        }
        report(contenders, costs, megabytes: size(of: corpus), rounds: rounds)
    }

    static func report(_ contenders: [Contender], _ costs: [[Cost]], megabytes: Double, rounds: Int) {
        func number(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }
        let base = costs.first { $0.count == rounds }.map { median($0.map(\.wall)) } ?? 1
        // Loading the rules is the same for every corpus: the speed of a core is that of the rest.
        let start = costs.first.map { median($0.map(\.cpu)) } ?? 0
        print("\(number(megabytes, 1)) MB, \(rounds) interleaved rounds, medians\n")
        print(row(["command", "wall s", "cpu s", "MB/s", "MB/s a core, loaded", "peak MiB", "times the first"]))
        print(row(["---", "---:", "---:", "---:", "---:", "---:", "---:"]))
        for (index, cost) in costs.enumerated() where !cost.isEmpty {
            let (wall, cpu) = (median(cost.map(\.wall)), median(cost.map(\.cpu)))
            let isOwn = index > 0 && contenders[index].command[0] == contenders[0].command[0]
            print(row([
                contenders[index].name, number(wall, 3), number(cpu, 3), number(megabytes / wall, 1),
                isOwn && cpu > start ? number(megabytes / (cpu - start), 1) : "", number(median(cost.map(\.memory)), 0), number(wall / base, 1),
            ]))
        }
    }
}
