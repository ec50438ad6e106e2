using ElbContract.Specification.Clauses;

namespace ElbContract.Specification.Tests;

/// <summary>The call itself: its keys, and what is open of them.</summary>
public sealed class UriTests
{
    [Theory]
    [InlineData("", "add accept")]
    [InlineData("extra=1", "add free")]
    [InlineData("id=\"a\"", "add accept")] // a key of the page, though of the answer
    public void AKeyThatIsNotDocumented_IsOpen(string change, string said) => Requests.Said("uri", "HTTP", change).Should().Be(said);

    [Theory]
    [InlineData("""{"port":80,"port":81}""", "add free")]
    [InlineData("""{"port":80,"port":80}""", "add accept")]
    [InlineData("""{"name":"\ud800"}""", "add free")]
    public void WhatABodySaysTwiceOrUnreadably_IsOpen(string body, string said) => Requests.Said("uri", body).Should().Be(said);

    [Fact]
    public void TheOwnProject_IsAccepted() => Requests.Said("project-id", "HTTP", "").Should().Be("mandatory accept");

    [Fact]
    public void AListenerOfARepeatedKey_MayShowAnyOfItsFieldsAnyhow()
    {
        var request = Requests.Minimal("SSL", "session_sticky=true").Replace("{", "{\"port\":81,", StringComparison.Ordinal);

        Requests.Expect(request).Strength.Should().Be(Strength.Free);
        Requests.Examine(request, 200, """{"session_sticky":true}""").Should().BeEmpty();
    }

    [Fact]
    public void AListenerOfAnUnknownKey_StillShowsWhatIsNotInEffect() =>
        Requests
            .Examine(Requests.Minimal("SSL", "session_sticky=true", "extra=1"), 200, """{"session_sticky":true}""")
            .Should()
            .ContainSingle()
            .Which.Clause.Should()
            .Be("session-sticky.ssl");

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("no JSON")]
    public void AnOpenRequest_MayBeAnsweredWithoutAListener(string answer) =>
        Requests.Examine(Requests.Minimal("SSL", "session_sticky=true", "extra=1"), 200, answer).Should().BeEmpty();
}
