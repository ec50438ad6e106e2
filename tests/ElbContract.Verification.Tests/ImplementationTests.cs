using ElbContract.Verification.Planning;
using ElbContract.Verification.Running;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

public sealed class ImplementationTests
{
    private static readonly string Hundred = new('a', 100);

    [Theory]
    [InlineData("openstack/octavia@14.0.1", "openstack/octavia", "14.0.1")]
    [InlineData("octavia@14", "octavia", "14")]
    [InlineData("@scope/elb@1.0.0-rc.1+5", "@scope/elb", "1.0.0-rc.1+5")]
    [InlineData("gruppe/größe/elb@v1", "gruppe/größe/elb", "v1")]
    public void Parse_ProjectAndVersion_IsAnImplementation(string text, string project, string version) =>
        Implementation.Parse(text).Should().Be(new Implementation(project, version));

    [Theory]
    [InlineData("")]
    [InlineData("octavia")]
    [InlineData("octavia@")]
    [InlineData("@14")]
    [InlineData("/octavia@14")]
    [InlineData("openstack/@14")]
    [InlineData("openstack//octavia@14")]
    [InlineData("octavia @14")]
    [InlineData("octavia@1 4")]
    [InlineData("octavia@14\n")]
    [InlineData("octa\u001b[2Jvia@14")]
    [InlineData("octavia@\u202e41")]
    public void Parse_AnythingElse_IsNone(string text) => Implementation.Parse(text).Should().BeNull();

    [Fact]
    public void Parse_HundredCharactersEach_IsTheMost()
    {
        Implementation.Parse($"{Hundred}@{Hundred}").Should().Be(new Implementation(Hundred, Hundred));
        Implementation.Parse($"{Hundred}a@1").Should().BeNull();
        Implementation.Parse($"a@{Hundred}1").Should().BeNull();
    }

    [Fact]
    public void ToString_WithEverything_IsOneLine() =>
        new Implementation("openstack/octavia", "14.0.1", "single node", "elb@example.com", "nightly")
            .ToString()
            .Should()
            .Be("openstack/octavia@14.0.1 (single node), contact: elb@example.com, notes: nightly");

    [Fact]
    public void Join_ShardsOfDifferentImplementations_NamesBoth()
    {
        FluentActions
            .Invoking(() => Evaluation.Join([], [Shard(1, new Implementation("octavia", "14", "single node")), Shard(2, null)]))
            .Should()
            .Throw<EvidenceException>()
            .WithMessage(
                "the report of shard 1/2 that began 2026-01-02T03:04:05Z is about octavia@14 (single node), but the report of shard 2/2 "
                    + "that began 2026-01-02T03:04:05Z is about no named implementation: give the json reports of the shards of one "
                    + "run, with the same --implementation, --mode, --contact and --notes"
            );
        FluentActions
            .Invoking(() =>
                Evaluation.Join([], [Shard(1, new Implementation("octavia", "14")), Shard(2, new Implementation("octavia", "15"))])
            )
            .Should()
            .Throw<EvidenceException>()
            .WithMessage("*is about octavia@14, but * is about octavia@15: give *");
    }

    private static Evidence Shard(int index, Implementation? implementation) =>
        new()
        {
            Endpoint = "https://elb.example.com",
            Implementation = implementation,
            Shard = new Shard(index, 2),
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Duration = TimeSpan.Zero,
            Requests = 0,
            States = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal),
            Results = [],
            Exchanges = [],
        };
}
