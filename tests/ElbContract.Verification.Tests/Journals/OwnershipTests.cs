using ElbContract.Specification.Listeners;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Journals;

public sealed class OwnershipTests
{
    private const string Here = JournalledRun.LoadBalancer;
    private const string Tested = "a.name.that.is.tested";

    [Theory]
    [InlineData(Here, 80, Tested)] // As it was asked for.
    [InlineData(null, 80, Tested)] // The listing that was asked for is of that load balancer.
    [InlineData(Here, 80, null)] // Names are not shown, or in another way: nobody had the port.
    [InlineData(Here, 80, "A.NAME.THAT.IS.TESTED")]
    [InlineData(Here, 81, JournalledRun.Name)] // Nobody else has the run's name.
    public void Objection_WhatWasAskedFor_IsTheRuns(string? loadBalancer, int port, string? name) =>
        ObjectionTo(Seen("a", loadBalancer, port, name)).Should().BeNull();

    [Theory]
    [InlineData("another", 80, Tested, "load balancer another, port 80, name a.name.that.is.tested")]
    [InlineData("another", 80, JournalledRun.Name, "load balancer another, port 80, name elb-contract-0123456789ab")]
    [InlineData(Here, 80, "production", "load balancer load-balancer-1, port 80, name production")] // However free the port was.
    [InlineData(Here, 443, "production", "load balancer load-balancer-1, port 443, name production")]
    [InlineData(Here, 443, Tested, "load balancer load-balancer-1, port 443, name a.name.that.is.tested")]
    public void Objection_AnythingElse_SaysWhatItIs(string loadBalancer, int port, string name, string objection) =>
        ObjectionTo(Seen("a", loadBalancer, port, name)).Should().Be(objection);

    [Fact]
    public void Objection_ListenerThatStoodThereBefore_IsNeverTheRuns() =>
        ObjectionTo(Seen("theirs", Here, 80, JournalledRun.Name)).Should().Be("it existed before the run");

    [Fact]
    public void Objection_OnlyThePortIsRight_IsNotTheRunsWhereOthersHadItBefore() =>
        ObjectionTo(Seen("a", Here, 8080, "another"), new Addition(null, Here, 8080, Tested)).Should().NotBeNull();

    [Fact]
    public void Objection_RequestWithoutPortOrLoadBalancer_NeedsTheRunsNameOrNone()
    {
        ObjectionTo(Seen("a", null, 443, null), new Addition(null, null, null, null), listedAt: null).Should().NotBeNull();
        ObjectionTo(Seen("a", Here, 443, "production"), new Addition(null, Here, null, null)).Should().NotBeNull();
        ObjectionTo(Seen("a", "another", 443, null), new Addition(null, null, null, null)).Should().NotBeNull();
        ObjectionTo(Seen("a", Here, 443, null), new Addition(null, Here, null, null)).Should().BeNull();
        ObjectionTo(Seen("a", Here, 443, JournalledRun.Name), new Addition(null, null, null, null)).Should().BeNull();
    }

    [Fact]
    public void Objection_JournalWithoutMarks_NeedsTheRunsName()
    {
        ObjectionTo(Seen("a", Here, 80, Tested), isMarked: false).Should().NotBeNull();
        ObjectionTo(Seen("a", Here, 80, JournalledRun.Name), isMarked: false).Should().BeNull();
    }

    [Fact]
    public void Objection_ShownWithoutItsLoadBalancer_NeedsTheRunsName()
    {
        ObjectionTo(Seen("a", null, 80, Tested), listedAt: null).Should().NotBeNull();
        ObjectionTo(Seen("a", null, 80, JournalledRun.Name), listedAt: null).Should().BeNull();
    }

    private static Listener Seen(string id, string? loadBalancer, int port, string? name) =>
        new()
        {
            Id = id,
            LoadbalancerId = loadBalancer,
            Port = port,
            Name = name,
        };

    private static string? ObjectionTo(Listener seen, Addition? asked = null, string? listedAt = Here, bool isMarked = true)
    {
        var book = new JournalBook(JournalledRun.Run(new Uri("http://127.0.0.1:1"))) { OnlyItsNameProves = !isMarked };
        book.Apply(new BaselineLine(Here, [new StandingListener("theirs", 8080)]));
        return Ownership.Objection(seen, listedAt, asked ?? new Addition(null, Here, 80, Tested), book);
    }
}
