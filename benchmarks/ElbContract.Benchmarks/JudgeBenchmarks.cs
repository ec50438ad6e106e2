using BenchmarkDotNet.Attributes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Benchmarks;

/// <summary>What the judge costs an exchange, with the parsing of its bodies.</summary>
[MemoryDiagnoser]
public class JudgeBenchmarks
{
    private readonly KnownProvider _provider = new(ProviderIds.Example);
    private readonly AddListenerRequestOnWire _accepted = new(Exchanges.Path, ProviderIds.Example.Token, Exchanges.Accepted);
    private readonly AddListenerRequestOnWire _refused = new(Exchanges.Path, ProviderIds.Example.Token, Exchanges.Refused);
    private Expectation _expectation = null!;

    [GlobalSetup]
    public void Setup()
    {
        _expectation = Expect();
        if (Examine().Count > 0)
            throw new InvalidOperationException("The answer is meant to conform: " + Examine()[0]);
    }

    [Benchmark(Baseline = true, Description = "judge a request that conforms")]
    public Expectation Expect() => Judge.Expect(_accepted, _provider);

    [Benchmark(Description = "judge a request that breaks a rule")]
    public Expectation ExpectRefusal() => Judge.Expect(_refused, _provider);

    [Benchmark(Description = "examine an answer")]
    public IReadOnlyList<Finding> Examine() => Judge.Examine(_expectation, 200, Exchanges.Answer);
}
