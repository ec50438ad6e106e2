using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>Harms some requests, and leaves the others alone.</summary>
/// <param name="strikes">Which.</param>
/// <param name="fault">What becomes of them.</param>
internal sealed class Spell(Func<Passage, bool> strikes, Func<Passage, Task> fault) : IWeather
{
    public Task PassAsync(Passage passage)
    {
        if (!strikes(passage))
            return passage.PassOnAsync();
        passage.Strike();
        return fault(passage);
    }
}
