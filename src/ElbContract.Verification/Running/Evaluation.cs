using ElbContract.Pact.Reading;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>Makes verdicts of evidence: of one run's, or of the shards of one.</summary>
public static class Evaluation
{
    /// <summary>What all shards together say: the same as one run of the whole contract at an endpoint that answers the same.</summary>
    /// <param name="contracts">Pact files, and folders whose <c>*.json</c> are: those that the shards verified.</param>
    /// <param name="shards">Their evidence, in any order; a single one need be no shard.</param>
    /// <exception cref="EvidenceException">They are not all shards of one run, or of another contract.</exception>
    /// <exception cref="ContractException">There is no contract, or it is none of this API.</exception>
    public static VerificationReport Join(IReadOnlyList<string> contracts, IReadOnlyList<Evidence> shards)
    {
        ShardCheck.Examine(shards);
        var contract = Contract.Read(contracts);
        var keys = contract.Cases.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        keys.UnionWith(shards.SelectMany(evidence => evidence.Generated).Select(one => one.Key));
        if (
            shards.SelectMany(evidence => evidence.Exchanges).FirstOrDefault(exchange => !keys.Contains(exchange.InteractionId!)) is
            { } foreign
        )
            throw new EvidenceException(
                $"the contract has no interaction '{foreign.InteractionId}', but the reports do: give the contract that was "
                    + "verified (--contract)"
            );
        return Report(contract, shards);
    }

    internal static VerificationReport Report(Contract contract, IReadOnlyList<Evidence> shards)
    {
        List<JudgedCase> cases = [];
        List<LeftOutCase> leftOut = [];
        foreach (var evidence in shards)
        {
            var states = RunStates.From(evidence.States);
            var plan = new Plan(contract, states, evidence.Scope);
            cases.AddRange(
                RefusedCredentials.ExcuseEnded(
                    new CaseFile([.. plan.Sent, .. evidence.Generated], states, evidence).Judge(),
                    evidence.IsTokenRefusedAtTheEnd
                )
            );
            leftOut.AddRange(plan.LeftOut);
        }

        var places = contract
            .Cases.Select((contractCase, place) => (contractCase.Key, place))
            .ToDictionary(one => one.Key, one => one.place, StringComparer.Ordinal);
        var judged = IdsOfTheirOwn.Examine(cases.OrderBy(one => places.GetValueOrDefault(one.Case.Key, int.MaxValue)));
        return Report(
            contract,
            shards,
            UnpublishedCall.Excuse(RefusedCredentials.Excuse(judged)),
            [.. leftOut.OrderBy(one => places[one.Case.Key])]
        ) with
        {
            CaseNames = [.. contract.Cases.SelectMany(one => new[] { one.Name, one.Key }).Distinct(StringComparer.Ordinal)],
        };
    }

    private static VerificationReport Report(
        Contract contract,
        IReadOnlyList<Evidence> shards,
        IReadOnlyList<JudgedCase> cases,
        IReadOnlyList<LeftOutCase> leftOut
    )
    {
        var first = shards[0];
        var shard = shards.Count == 1 ? first.Shard?.ToString() : null;
        var clauses = new ReportBuilder(cases, leftOut, contract.Clauses, shard is not null).Clauses(clause =>
            Plan.IsAsked(first.ClauseGlob, clause.Id)
        );
        var outcomes = Interactions(contract, cases, leftOut);
        var startedAt = shards.Min(evidence => evidence.StartedAt);
        var report = new VerificationReport
        {
            Endpoint = first.Endpoint,
            Implementation = first.Implementation,
            Verdict = RunVerdict.Inconclusive,
            StartedAt = startedAt,
            Duration = shards.Max(evidence => evidence.StartedAt + evidence.Duration) - startedAt,
            Requests = shards.Sum(evidence => evidence.Requests),
            // A part says nothing of the other clauses.
            Clauses = contract.IsPart
                ? [.. clauses.Where(clause => clause.Verdict != Verdict.NotVerified || clause.Cases.Count > 0)]
                : clauses,
            Shard = shard,
            Part = contract.IsPart
                ? new ContractPart(
                    contract.Consumers,
                    cases.Count(judged => judged.Case is ContractCase && judged.Exchange is not null),
                    contract.Messages
                )
                : null,
            Interactions = contract.IsPart ? outcomes : [],
            Outcomes = outcomes,
            Generated = shards.Any(evidence => evidence.GeneratedPart is not null)
                ? new GeneratedPart(
                    shards.Sum(evidence => evidence.GeneratedPart?.Chosen ?? 0),
                    shards.Sum(evidence => evidence.GeneratedPart?.All ?? 0)
                )
                : null,
            ListenersLeftBehind = [.. shards.SelectMany(evidence => evidence.ListenersLeftBehind)],
            Evidence = shards,
            Exchanges = [.. shards.SelectMany(evidence => evidence.Exchanges)],
        };
        return OverallVerdict.On(report, shards, cases);
    }

    private static IReadOnlyList<ConsumerInteraction> Interactions(
        Contract contract,
        IReadOnlyList<JudgedCase> cases,
        IReadOnlyList<LeftOutCase> leftOut
    )
    {
        var judged = cases.Where(one => one.Case is ContractCase).ToDictionary(one => one.Case.Key, StringComparer.Ordinal);
        var reasons = leftOut.ToDictionary(one => one.Case.Key, one => one.Reason, StringComparer.Ordinal);
        return
        [
            .. contract
                .Cases.Where(one => judged.ContainsKey(one.Key) || reasons.ContainsKey(one.Key))
                .Select(one => InteractionOf(one, judged.GetValueOrDefault(one.Key), reasons.GetValueOrDefault(one.Key))),
            .. contract.OtherCalls.Select(one => new ConsumerInteraction
            {
                Key = one.Key,
                Name = one.Description,
                Outcome = ConsumerOutcome.Skipped,
                IsPending = one.Pending,
                Reason = $"it is another call: {one.Request.Method.ToUpperInvariant()} {RequestPath(one)}",
            }),
        ];
    }

    private static ConsumerInteraction InteractionOf(ContractCase one, JudgedCase? judged, string? leftOut) =>
        new()
        {
            Key = one.Key,
            Name = one.Name,
            Outcome =
                judged is null || judged.Inconclusive is not null ? ConsumerOutcome.NotVerified
                : judged.Findings.Count > 0 ? ConsumerOutcome.Failed
                : judged.ContractDepartures.Count > 0 ? ConsumerOutcome.ContractDeparts
                : ConsumerOutcome.Passed,
            IsPending = one.Interaction.Pending,
            Clauses = one.Clauses,
            Status = judged?.Status,
            Reason = judged?.Inconclusive ?? leftOut,
            Departures = judged?.ContractDepartures ?? [],
        };

    // Without the project, which may be a real one.
    private static string RequestPath(RecordedInteraction interaction)
    {
        var parts = interaction.Request.Target.Split('?')[0].Split('/');
        var version = Array.FindIndex(parts, part => part is ['v', >= '0' and <= '9', ..]);
        if (version >= 0 && version + 2 < parts.Length)
            parts[version + 1] = "{project_id}";
        return string.Join('/', parts);
    }
}
