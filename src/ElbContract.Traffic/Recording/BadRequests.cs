using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Traffic.Recording;

/// <summary>Tells of requests that the server answers by itself, since they are not HTTP, before anybody sees them.</summary>
/// <param name="tell">Called before they are answered, with what was read of the request.</param>
internal sealed class BadRequests(Action<IFeatureCollection> tell) : IObserver<KeyValuePair<string, object?>>
{
    private const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public static bool IsOne(string name) => name == Event;

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // What broke within its body is on its way to the target, and is told of as such.
        if (value.Value is IFeatureCollection request && request.Get<IHttpRequestLifetimeFeature>() is not ClientLifetime)
            tell(request);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
