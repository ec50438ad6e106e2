using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>Harms some requests, and leaves the others alone.</summary>
/// <param name="strikes">Which.</param>
/// <param name="fault">What becomes of them.</param>
internal sealed class Spell(Func<ForwardedCall, bool> strikes, Func<ForwardedCall, Task> fault) : IWeather
{
    public Task PassAsync(ForwardedCall call)
    {
        if (!strikes(call))
            return call.PassOnAsync();
        call.Strike();
        return fault(call);
    }
}
