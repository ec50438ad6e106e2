using System.Globalization;
using ElbContract.Pact.Native;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Matching;

/// <summary>Finds the interactions that a request is by Pact's own reading: its matching rules count, what a provider state tells is any
/// value, headers that are not listed and a body that is not there match anything.</summary>
/// <remarks>Pact's core does it, in a process of its own.</remarks>
public sealed class PactMatcher : IDisposable
{
    private readonly IReadOnlyList<IReadOnlyList<RecordedInteraction>> _groups;
    private readonly VerifierFolder _folder;
    private readonly WorkerProcess _worker;
    private readonly HttpClient _http;

    private PactMatcher(
        IReadOnlyList<IReadOnlyList<RecordedInteraction>> groups,
        VerifierFolder folder,
        WorkerProcess worker,
        HttpClient http
    )
    {
        (_groups, _folder, _worker, _http) = (groups, folder, worker, http);
    }

    /// <param name="pact">With one interaction at least.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="PactCoreException">The native core is missing or too old, or does not take the pact.</exception>
    public static async Task<PactMatcher> StartAsync(PactDocument pact, CancellationToken cancellationToken = default)
    {
        var open = pact
            .Interactions.Select(one => (One: one, Open: OpenRequest.Of(one)))
            .GroupBy(one => OpenRequest.KeyOf(one.Open), one => one, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        var folder = new VerifierFolder();
        WorkerProcess? worker = null;
        try
        {
            folder.WriteCertificate();
            worker = WorkerProcess.Start(
                AppContext.BaseDirectory,
                folder,
                MockServer.Argument,
                folder.Write(pact.With(open.Select(group => group[0].Open)))
            );
            var answer = await worker.ReadAsync(cancellationToken);
            if (answer.Code <= 0)
                throw new PactCoreException($"Pact's native core does not take {pact.Path}: {answer.Error}");
            return new PactMatcher([.. open.Select(group => group.ConvertAll(one => one.One))], folder, worker, Client(answer.Code));
        }
        catch (Exception failed)
        {
            worker?.Dispose();
            folder.Dispose();
            if (failed is WorkerEndedException ended)
                throw new PactCoreException(ended.Complaints.Length > 0 ? ended.Complaints : ended.Message, ended);
            throw;
        }
    }

    /// <summary>The interactions that the request is, in the pact's order: several where they ask for the same; none where it is none of
    /// them.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="PactCoreException">The process of Pact's core is gone.</exception>
    public async Task<IReadOnlyList<RecordedInteraction>> FindAsync(
        PactRequestExample request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), AddressOf(request.Target))
        {
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        foreach (var (name, value) in request.Headers.Where(header => !IsOfTheConnection(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await _http.SendAsync(message, cancellationToken);
            return
                answer.Headers.TryGetValues(MockServer.NumberHeader, out var values)
                && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? _groups[number]
                : [];
        }
        catch (HttpRequestException gone)
        {
            throw new PactCoreException("The process of Pact's native core does not answer: start the stub again.", gone);
        }
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _worker.Dispose();
        _folder.Dispose();
    }

    private static HttpClient Client(int port) =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        };

    // A target is matched as it came: a path with dots or odd escapes is no other one.
    private Uri AddressOf(string target) =>
        new(
            _http.BaseAddress!.GetLeftPart(UriPartial.Authority) + (target.StartsWith('/') ? target : "/" + target),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );

    private static bool IsOfTheConnection(string header) =>
        header.ToUpperInvariant()
            is "HOST"
                or "CONNECTION"
                or "CONTENT-LENGTH"
                or "TRANSFER-ENCODING"
                or "EXPECT"
                or "UPGRADE"
                or "KEEP-ALIVE"
                or "TE"
                or "TRAILER";
}
