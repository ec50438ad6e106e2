using System.Text.Json.Nodes;
using ElbContract.Features.Drivers;

namespace ElbContract.Features.Tests;

public sealed class TypedRequestTests
{
    [Fact]
    public void From_AnOrdinaryListener_IsWhatATypedClientSends() =>
        TypedRequest
            .From(Samples.Listener(80))
            .Should()
            .NotBeNull()
            .And.Match<Specification.Listeners.AddListenerRequest>(request => request.Port == 80);

    [Theory]
    [InlineData("port", "\"80\"")]
    [InlineData("port", "80.5")]
    [InlineData("port", "4294967376")]
    [InlineData("name", "7")]
    [InlineData("description", "null")]
    [InlineData("colour", "\"red\"")]
    public void From_WhatNoTypeHolds_IsNull(string parameter, string value)
    {
        var listener = Samples.Listener();
        listener[parameter] = JsonNode.Parse(value);

        TypedRequest.From(listener).Should().BeNull();
    }

    [Fact]
    public void From_AMissingMandatoryParameter_IsNull()
    {
        var listener = Samples.Listener();
        listener.Remove("name");

        TypedRequest.From(listener).Should().BeNull();
    }
}
