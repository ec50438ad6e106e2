using System.Net;
using System.Security.Cryptography;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Sends methods in their own letters: <c>post</c> is another method than <c>POST</c>, and <see cref="SocketsHttpHandler"/> makes
/// one of both.</summary>
/// <remarks>It leaves methods alone that it does not know. So small letters get a mark in front of them, which is taken off where the bytes
/// go out. HTTP/2 packs its methods: these requests go by HTTP/1.1.</remarks>
internal sealed class SpelledRequests : DelegatingHandler
{
    // Nobody can send it: it is drawn anew for each client.
    private readonly string _mark = RandomNumberGenerator.GetHexString(32);

    public SpelledRequests(SocketsHttpHandler handler)
        : base(handler)
    {
        var mark = System.Text.Encoding.ASCII.GetBytes(_mark);
        handler.PlaintextStreamFilter = (context, _) =>
            new(context.NegotiatedHttpVersion.Major == 1 ? new SpelledStream(context.PlaintextStream, mark) : context.PlaintextStream);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method.Method.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            request.Method = new HttpMethod(_mark + request.Method.Method);
            request.Version = HttpVersion.Version11;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
