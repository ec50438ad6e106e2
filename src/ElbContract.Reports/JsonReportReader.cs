using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>Makes of a JSON report what it was written of, as far as it holds that.</summary>
/// <remarks>What older versions did not write is as if there were none of it. Clauses that this catalogue does not have are left out, and
/// keys that are not known are passed over.</remarks>
internal static class JsonReportReader
{
    /// <exception cref="ReportFormatException">It cannot be read, or is no such report.</exception>
    public static VerificationReport Read(string path)
    {
        var run = ReportFile.Read<RunDocument>(path, EvidenceJson.Options);
        var exchanges = run.Evidence.SelectMany(evidence => evidence.Exchanges).ToList();
        var ofCases = exchanges
            .Where(exchange => exchange.InteractionId is not null)
            .GroupBy(exchange => exchange.InteractionId!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        return new VerificationReport
        {
            Endpoint = run.Endpoint,
            Implementation = run.Implementation,
            ToolVersion = run.Tool?.Version,
            Verdict = run.Verdict,
            Reason = run.Reason,
            Shard = run.Shard,
            Revival = run.Revival,
            StartedAt = run.StartedAt,
            Duration = TimeSpan.FromMilliseconds(run.DurationMs),
            Requests = run.Requests,
            Generated = run.GeneratedCases,
            ListenersLeftBehind = run.ListenersLeftBehind,
            WaiverProblems = run.WaiverProblems,
            Part = run.Consumers is { } consumers
                ? new ContractPart(consumers, run.Sent ?? run.Interactions.Count(one => ofCases.ContainsKey(one.Key)), run.Messages)
                : null,
            Interactions = [.. run.Interactions.Select(InteractionOf)],
            Clauses =
            [
                .. run
                    .Clauses.Select(entry => (Clause: Catalogue.Find(entry.Id), Entry: entry))
                    .Where(one => one.Clause is not null)
                    .Select(one => ClauseOf(one.Clause!, one.Entry, ofCases)),
            ],
            Evidence = run.Evidence,
            Exchanges = exchanges,
        };
    }

    private static ClauseResult ClauseOf(Clause clause, ClauseEntry entry, Dictionary<string, Exchange> exchanges) =>
        new(clause, entry.Verdict, entry.Reason, [.. entry.Cases.Select(one => CaseOf(one, exchanges))])
        {
            Missing = entry.Missing,
            // Reports had this key first, and it does not tell why a clause does not count.
            Reach = entry.Reach ?? (entry.Counts ? Reach.Asked : Reach.OutOfReach),
        };

    private static CaseResult CaseOf(CaseEntry one, Dictionary<string, Exchange> exchanges) =>
        new()
        {
            Key = one.Key,
            Name = one.Name,
            IsGenerated = one.Generated,
            Feature = one.Feature,
            Line = one.Line,
            Verdict = one.Verdict,
            Reason = one.Reason,
            IsInconclusive = one.Inconclusive,
            Status = one.Status,
            Findings = [.. one.Findings.Select(finding => new Finding(finding.Clause, finding.Where, finding.Expected, finding.Actual))],
            Exchange = exchanges.GetValueOrDefault(one.Key),
            Waiver = one.Waiver,
            Curl = one.Curl,
        };

    private static ConsumerInteraction InteractionOf(InteractionEntry one) =>
        new()
        {
            Key = one.Key,
            Name = one.Name,
            Outcome = one.Outcome,
            IsPending = one.Pending,
            Clauses = [.. one.Clauses.Where(clause => Catalogue.Find(clause) is not null)],
            Status = one.Status,
            Reason = one.Reason,
            Departures = one.ContractDepartures,
        };

    private sealed record RunDocument : IReportPart
    {
        public string? Schema { get; init; }
        public ToolEntry? Tool { get; init; }
        public required string Endpoint { get; init; }
        public Implementation? Implementation { get; init; }
        public required RunVerdict Verdict { get; init; }
        public string? Reason { get; init; }
        public string? Shard { get; init; }
        public string? Revival { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public long DurationMs { get; init; }
        public int Requests { get; init; }
        public GeneratedPart? GeneratedCases { get; init; }
        public IReadOnlyList<string> ListenersLeftBehind { get; init; } = [];
        public IReadOnlyList<string> WaiverProblems { get; init; } = [];
        public IReadOnlyList<string>? Consumers { get; init; }
        public int Messages { get; init; }
        public int? Sent { get; init; }
        public IReadOnlyList<InteractionEntry> Interactions { get; init; } = [];
        public required IReadOnlyList<ClauseEntry> Clauses { get; init; }
        public IReadOnlyList<Evidence> Evidence { get; init; } = [];

        public bool IsWhole =>
            DurationMs >= 0
            && DurationMs <= (DateTimeOffset.MaxValue - StartedAt).TotalMilliseconds
            && AreThere(ListenersLeftBehind)
            && AreThere(WaiverProblems)
            && (Consumers is null || AreThere(Consumers))
            && AreThere(Interactions)
            && Interactions.All(one => AreThere(one.Clauses) && AreThere(one.ContractDepartures))
            && AreThere(Clauses)
            && Clauses.DistinctBy(clause => clause.Id).Count() == Clauses.Count
            && Clauses.All(clause => AreThere(clause.Missing) && AreThere(clause.Cases) && clause.Cases.All(one => AreThere(one.Findings)))
            && AreThere(Evidence)
            && Evidence.All(one => AreThere(one.Exchanges) && AreThere(one.Handshakes))
            && Evidence.SelectMany(one => one.Handshakes).All(one => AreThere(one.Versions) && AreThere(one.Suites));

        // Types do not keep null out of lists.
        private static bool AreThere<T>(IReadOnlyList<T> list)
            where T : class => !list.Contains(null!);
    }

    private sealed record ToolEntry(string? Version = null);

    private sealed record InteractionEntry
    {
        public required string Key { get; init; }
        public required string Name { get; init; }
        public required ConsumerOutcome Outcome { get; init; }
        public bool Pending { get; init; }
        public IReadOnlyList<string> Clauses { get; init; } = [];
        public int? Status { get; init; }
        public string? Reason { get; init; }
        public IReadOnlyList<string> ContractDepartures { get; init; } = [];
    }

    private sealed record ClauseEntry
    {
        public required string Id { get; init; }
        public required Verdict Verdict { get; init; }
        public string? Reason { get; init; }
        public bool Counts { get; init; } = true;
        public Reach? Reach { get; init; }
        public IReadOnlyList<string> Missing { get; init; } = [];
        public required IReadOnlyList<CaseEntry> Cases { get; init; }
    }

    private sealed record CaseEntry
    {
        /// <summary>The first reports had none.</summary>
        public string Key { get; init; } = "";
        public required string Name { get; init; }
        public bool Generated { get; init; }
        public string? Feature { get; init; }
        public int? Line { get; init; }
        public required Verdict Verdict { get; init; }
        public string? Reason { get; init; }
        public bool Inconclusive { get; init; }
        public int? Status { get; init; }
        public IReadOnlyList<FindingEntry> Findings { get; init; } = [];
        public string? Waiver { get; init; }
        public string? Curl { get; init; }
    }

    private sealed record FindingEntry
    {
        public required string Clause { get; init; }
        public required string Where { get; init; }
        public required string Expected { get; init; }
        public required string Actual { get; init; }
    }
}
