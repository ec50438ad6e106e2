using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>What becomes of requests.</summary>
internal interface IWeather
{
    Task PassAsync(ForwardedCall call);
}
