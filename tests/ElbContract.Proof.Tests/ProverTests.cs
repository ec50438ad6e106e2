using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Personalities;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Proof.Tests;

/// <summary>The proof on a few providers: all of them are <c>elb-contract prove</c>'s.</summary>
public sealed class ProverTests
{
    private static readonly string[] Contracts = [Path.Combine(AppContext.BaseDirectory, "pacts")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Prove_ProvidersThatBreakAClause_AreCaughtAndTheClauseNamed(bool quick)
    {
        string[] ids =
        [
            "port.range/maximum-refused",
            "name.mandatory/absent-accepted",
            "tcp-draining.type/word-accepted",
            "lb-algorithm.values/source-refused",
        ];
        var options = new ProofOptions
        {
            Contracts = Contracts,
            Quick = quick,
            Faults = [.. ids.Select(id => SeededFaults.Find(id)!)],
            Personalities = [],
        };

        var report = await Prover.ProveAsync(options, TestContext.Current.CancellationToken);

        report.Faults.Select(proof => proof.Fault.Id).Should().Equal(ids, "they stand in the order they were given in");
        report.Faults.Should().OnlyContain(proof => proof.Provider.Verdict == RunVerdict.Violates && proof.IsNamed);
        report
            .Faults.SelectMany(proof => proof.Provider.Accused.Select(accused => accused.Clause))
            .Should()
            .Equal("port.range", "name.mandatory", "tcp-draining.type", "lb-algorithm.values");
        report.Holds.Should().BeTrue();
    }

    /// <summary>The contract alone asks for most rules in one context.</summary>
    [Fact]
    public async Task Prove_DeepOnRulesThatAreDroppedInOneContext_CatchesAndNamesThem()
    {
        string[] ids =
        [
            "port.range/below-accepted/udp-public",
            "name.length/minimum-refused/tcp-public",
            "name.characters/digits-alone-refused/ssl-private",
            "name.characters/lower-case-refused/udp-public",
            "description.optional/absent-refused/http-private",
            "description.length/bytes-counted/https-private",
            "lb-algorithm.values/roundrobin-refused/tcp-public",
            "loadbalancer-id.exists/empty-accepted",
            "backend-protocol.values/later-words-accepted",
            "ssl-protocols.default/absent-refused",
            "name.length/accepted-again",
            "status.400/200",
        ];
        var options = new ProofOptions
        {
            Contracts = Contracts,
            Deep = true,
            Faults = [.. ids.Select(id => SeededFaults.Find(id)!)],
            Personalities = [Personalities.Find("lenient")!],
        };

        var report = await Prover.ProveAsync(options, TestContext.Current.CancellationToken);

        report.Faults.Where(proof => !proof.IsNamed).Select(proof => proof.Fault.Id).Should().BeEmpty();
        report.Faults.SelectMany(proof => proof.Bystanders.Select(one => $"{proof.Fault.Id}: {one.Clause}")).Should().BeEmpty();
        report.FalseAlarms.Should().Be(0);
    }

    /// <summary>No answer shows them: TLS handshakes do.</summary>
    [Fact]
    public async Task Prove_FaultsInWhatListenersServe_AreCaughtAndNamed_AndAnotherOrderIsNot()
    {
        var options = new ProofOptions
        {
            Contracts = Contracts,
            Quick = true,
            Faults = [.. SeededFaults.All.Where(fault => fault.IsServed)],
            Personalities = [Personalities.Find("other-suites")!],
        };

        var report = await Prover.ProveAsync(options, TestContext.Current.CancellationToken);

        report.Faults.Should().HaveCountGreaterThan(10);
        report.Faults.Where(proof => !proof.IsNamed).Select(proof => proof.Fault.Id).Should().BeEmpty();
        report.Faults.SelectMany(proof => proof.Bystanders.Select(one => $"{proof.Fault.Id}: {one.Clause}")).Should().BeEmpty();
        report.FalseAlarms.Should().Be(0);
    }

    [Fact]
    public async Task Prove_ProvidersThatConform_AreNotAccused()
    {
        string[] names = ["strict", "lenient"];
        var progress = new List<(int, int)>();
        var options = new ProofOptions
        {
            Contracts = Contracts,
            Faults = [],
            Personalities = [.. names.Select(name => Personalities.Find(name)!)],
            Parallel = 1,
            OnProgress = one => progress.Add((one.Answered, one.Total)),
        };

        var report = await Prover.ProveAsync(options, TestContext.Current.CancellationToken);

        report.Personalities.Select(proof => proof.Personality.Name).Should().Equal(names);
        report.FalseAlarms.Should().Be(0);
        progress.Should().Equal((1, 2), (2, 2));
    }

    [Fact]
    public async Task Prove_ThatIsCancelled_EndsWithoutAResult()
    {
        using var cancelled = new CancellationTokenSource();
        var options = new ProofOptions { Contracts = Contracts, OnProgress = _ => cancelled.Cancel() };

        await FluentActions.Awaiting(() => Prover.ProveAsync(options, cancelled.Token)).Should().ThrowAsync<OperationCanceledException>();
    }
}
