using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>What can become of a request. Unless it says otherwise the emulator has carried it out: there may be a listener that nobody was
/// told of.</summary>
internal static class Faults
{
    private const long Huge = 100L * 1024 * 1024;

    public static async Task HangBeforeHeadersAsync(Passage passage)
    {
        await passage.CarryOutAsync();
        await passage.HangAsync();
    }

    public static async Task HangInBodyAsync(Passage passage)
    {
        await HalfAsync(passage);
        await passage.HangAsync();
    }

    public static async Task ResetInBodyAsync(Passage passage)
    {
        await HalfAsync(passage);
        await passage.ResetAsync();
    }

    public static async Task ResetBeforeHeadersAsync(Passage passage)
    {
        await passage.CarryOutAsync();
        await passage.ResetAsync();
    }

    /// <summary>Half of the JSON, with the length of that half: HTTP has nothing to object to.</summary>
    public static async Task HalfJsonAsync(Passage passage)
    {
        var answer = await passage.CarryOutAsync();
        await passage.SendAsync(answer with { Body = answer.Body[..(answer.Body.Length / 2)] });
    }

    /// <summary>A conforming answer, and spaces behind it.</summary>
    public static async Task HugeAsync(Passage passage) => await passage.SendPartAsync(await passage.CarryOutAsync(), Huge, Huge);

    /// <summary>A gateway's answer to a request that was not carried out.</summary>
    public static Task TooManyAsync(Passage passage)
    {
        passage.SetHeader("Retry-After", "1");
        return passage.SendAsync(Answer.OfGateway(429, "APIGW.0308", "The throttling threshold has been reached"));
    }

    /// <summary>A gateway's answer; every second of these requests has been carried out all the same.</summary>
    public static async Task BadGatewayAsync(Passage passage)
    {
        if (passage.Number % 2 == 0)
            await passage.CarryOutAsync();
        await passage.SendAsync(Answer.OfGateway(502, "APIGW.0201", "Backend unavailable"));
    }

    private static async Task HalfAsync(Passage passage)
    {
        var answer = await passage.CarryOutAsync();
        await passage.SendPartAsync(answer, answer.Body.Length, answer.Body.Length / 2);
    }
}
