using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Scenarios;
using ElbContract.Exploration.Sending;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Running;
using ElbContract.Verification.Sessions;

namespace ElbContract.Exploration;

/// <summary>Every rule in every context, for a run that verifies a contract too. For one run.</summary>
public sealed class MatrixCases : IGeneratedCases
{
    // Of other ports than a contract asks for.
    private const int Seed = 7;

    private readonly Dictionary<string, Case> _cases = new(StringComparer.Ordinal);

    public IReadOnlyList<GeneratedCase> Of(EndpointIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var resources = AvailableResources.Of(ids);
        if (resources.Networks.Count == 0)
            return [];
        List<GeneratedCase> cases = [];
        foreach (var (index, one) in new RuleMatrix(resources).Drafts.Index())
        {
            var single = new Case(index + 1, CaseKind.Matrix, [one.Draft], Context: one.Context);
            var generated = new GeneratedCase(KeyOf(single), ScenarioText.NameOf(one.Draft), one.Context.Clause);
            _cases.Add(generated.Key, single);
            cases.Add(generated);
        }

        return cases;
    }

    public async Task SendAsync(
        Session session,
        SessionOptions options,
        IReadOnlyList<GeneratedCase> cases,
        Action<AnsweredCase> onAnswered
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(onAnswered);
        using var sender = new CaseSender(
            session,
            new RunValues(session.Ids, options.ListenerName),
            new PortAllocator(session, Seed),
            options.MaximumListeners
        );
        ConcurrentDictionary<GeneratedCase, bool> refused = [];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2 * options.Parallel, CancellationToken = session.Token };
        await Parallel.ForEachAsync(
            cases,
            parallel,
            async (one, stopping) =>
            {
                var answer = await sender.SendAsync(_cases[one.Key], stopping, one.Key);
                refused[one] = answer.IsRightlyRefused;
                // Somebody has the port: another case tells the same.
                onAnswered(Answered(one, answer));
            }
        );
        // A provider that keeps a rule the first time may drop it the second.
        foreach (var one in cases.Where(one => refused.GetValueOrDefault(one)).DistinctBy(one => _cases[one.Key].Context))
        {
            var second = new GeneratedCase($"{one.Key}-again", $"{one.Name}, also the second time", one.Clause);
            onAnswered(Answered(second, await sender.RepeatAsync(_cases[one.Key], session.Token, second.Key)));
        }

        static AnsweredCase Answered(GeneratedCase one, CaseAnswer answer) => new(one, !answer.IsPortTaken, answer.Findings.Count > 0);
    }

    private static string KeyOf(Case one) =>
        GeneratedCase.KeyPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Identity)).AsSpan(0, 6));
}
