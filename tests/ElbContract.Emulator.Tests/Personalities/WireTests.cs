using System.Text;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Tests.Personalities;

/// <summary>What a personality does to headers and framing.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData(MediaType.Plain, "application/json")]
    [InlineData(MediaType.Charset, "application/json;charset=UTF-8")]
    [InlineData(MediaType.SpacedCharset, "application/json; charset=utf-8")]
    public async Task MediaType_IsSent(MediaType form, string sent)
    {
        using var response = await AnswerOfAsync(new() { MediaType = form });

        response.Content.Headers.NonValidated["Content-Type"].Should().Equal(sent);
    }

    [Theory]
    [InlineData(Framing.Length, null, null)]
    [InlineData(Framing.Chunked, true, null)]
    [InlineData(Framing.Closing, null, true)]
    public async Task Framing_IsSeenInTheHeaders(Framing framing, bool? chunked, bool? closing)
    {
        using var response = await AnswerOfAsync(new() { Framing = framing });

        response.Headers.TransferEncodingChunked.Should().Be(chunked);
        response.Headers.ConnectionClose.Should().Be(closing);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().StartWith("{").And.EndWith("}");
    }

    [Theory]
    [InlineData(ExtraHeaders.None, false)]
    [InlineData(ExtraHeaders.Some, true)]
    public async Task ExtraHeaders_AreSent(ExtraHeaders headers, bool sent)
    {
        using var response = await AnswerOfAsync(new() { ExtraHeaders = headers });

        foreach (var name in (string[])["X-Request-Id", "Server", "Cache-Control", "Set-Cookie"])
            response.Headers.Contains(name).Should().Be(sent, name);
    }

    [Fact]
    public async Task Id_OfAnyForm_LeadsToTheListener()
    {
        foreach (var form in Enum.GetValues<IdForm>())
        {
            await using var emulator = await EmulatorClient.StartAsync(new EmulatorOptions { Personality = new() { Ids = form } });
            var id = await emulator.AddedAsync(EmulatorClient.Listener(80));

            (await emulator.GetAsync($"{EmulatorClient.ListenersPath}/{Uri.EscapeDataString(id)}"))
                .Json.GetProperty("id")
                .GetString()
                .Should()
                .Be(id);
            (await emulator.DeleteAsync(Uri.EscapeDataString(id))).Status.Should().Be(204);
        }
    }

    private static async Task<HttpResponseMessage> AnswerOfAsync(Personality personality)
    {
        await using var emulator = await ElbEmulator.StartAsync(
            new() { Ids = ProviderIds.Example, Personality = personality },
            TestContext.Current.CancellationToken
        );
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, EmulatorClient.ListenersPath)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(EmulatorClient.Listener(80))),
        };
        request.Headers.Add("X-Auth-Token", ProviderIds.Example.Token);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
