using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>What can become of a request. Unless it says otherwise the emulator has carried it out: there may be a listener that nobody was
/// told of.</summary>
internal static class Faults
{
    private const long Huge = 100L * 1024 * 1024;

    public static async Task HangBeforeHeadersAsync(ForwardedCall call)
    {
        await call.CarryOutAsync();
        await call.HangAsync();
    }

    public static async Task HangInBodyAsync(ForwardedCall call)
    {
        await HalfAsync(call);
        await call.HangAsync();
    }

    public static async Task ResetInBodyAsync(ForwardedCall call)
    {
        await HalfAsync(call);
        await call.ResetAsync();
    }

    public static async Task ResetBeforeHeadersAsync(ForwardedCall call)
    {
        await call.CarryOutAsync();
        await call.ResetAsync();
    }

    /// <summary>Half of the JSON, with the length of that half: HTTP has nothing to object to.</summary>
    public static async Task HalfJsonAsync(ForwardedCall call)
    {
        var answer = await call.CarryOutAsync();
        await call.SendAsync(answer with { Body = answer.Body[..(answer.Body.Length / 2)] });
    }

    /// <summary>A conforming answer, and spaces behind it.</summary>
    public static async Task HugeAsync(ForwardedCall call) => await call.SendPartAsync(await call.CarryOutAsync(), Huge, Huge);

    /// <summary>A gateway's answer to a request that was not carried out.</summary>
    public static Task TooManyAsync(ForwardedCall call)
    {
        call.SetHeader("Retry-After", "1");
        return call.SendAsync(Answer.OfGateway(429, "APIGW.0308", "The throttling threshold has been reached"));
    }

    /// <summary>A gateway's answer; every second of these requests has been carried out all the same.</summary>
    public static async Task BadGatewayAsync(ForwardedCall call)
    {
        if (call.Number % 2 == 0)
            await call.CarryOutAsync();
        await call.SendAsync(Answer.OfGateway(502, "APIGW.0201", "Backend unavailable"));
    }

    private static async Task HalfAsync(ForwardedCall call)
    {
        var answer = await call.CarryOutAsync();
        await call.SendPartAsync(answer, answer.Body.Length, answer.Body.Length / 2);
    }
}
