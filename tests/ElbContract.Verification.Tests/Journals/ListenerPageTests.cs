using System.Text;
using ElbContract.Client.Wire;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Journals;

public sealed class ListenerPageTests
{
    [Theory]
    [InlineData("""[{"id":"a","port":80}]""")]
    [InlineData("""{"listeners":[{"id":"a","port":"80"}]}""")]
    public void Of_Listing_HasItsListeners(string body)
    {
        var page = ListenerPage.Of(Answer(body));

        page!.Listeners.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "a", Port = 80 });
        page.Next.Should().BeNull();
    }

    [Theory]
    [InlineData("""[{"id":"a","port":80,"name":"\ud800"}]""")]
    [InlineData("""{"\ud800":"x","next":"\ud800","listeners":[{"id":"a","port":80}]}""")]
    [InlineData("[{\"id\":\"a\",\"port\":80,\"name\":\"\u00ff\"}]")]
    public void Of_ListingWithTextThatIsNone_HasItsListenersAllTheSame(string body)
    {
        var answer = new RawAnswer(200, [], Encoding.Latin1.GetBytes(body), IsCut: false);

        ListenerPage.Of(answer)!.Listeners.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "a", Port = 80 });
    }

    [Fact]
    public void Of_IdThatIsANumber_IsAnIdAllTheSame() =>
        ListenerPage.Of(Answer("""[{"id":17}]"""))!.Listeners.Single().Id.Should().Be("17");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("17")]
    [InlineData("""[{"name":"a"}]""")]
    [InlineData("""[null]""")]
    [InlineData("""[{"id":"a"}""")]
    public void Of_AnythingElse_IsNoListing(string body) => ListenerPage.Of(Answer(body)).Should().BeNull();

    [Theory]
    [InlineData("""{"listeners":[],"listeners_links":[{"rel":"previous","href":"?x"},{"rel":"next","href":"https://a/b?marker=c"}]}""")]
    [InlineData("""{"listeners":[],"links":{"next":"/b?marker=c"}}""")]
    [InlineData("""{"listeners":[],"_links":{"next":{"href":"/b?marker=c"}}}""")]
    [InlineData("""{"listeners":[],"page_info":{"next_marker":"c"}}""")]
    [InlineData("""{"listeners":[],"next":"http://elsewhere/b?marker=c"}""")]
    public void Of_PageThatNamesTheNext_HasItsQueryAlone(string body) => ListenerPage.Of(Answer(body))!.Next.Should().Be("marker=c");

    [Fact]
    public void Of_PageWithALinkHeader_HasItsQuery() =>
        ListenerPage.Of(Answer("[]", "<http://elsewhere/b?marker=c>; rel=\"next\""))!.Next.Should().Be("marker=c");

    private static RawAnswer Answer(string body, string? link = null) =>
        new(200, link is null ? [] : [new("Link", link)], Encoding.UTF8.GetBytes(body), IsCut: false);
}
