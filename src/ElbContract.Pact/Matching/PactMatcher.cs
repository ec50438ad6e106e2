using System.Globalization;
using ElbContract.Pact.Native;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Matching;

/// <summary>Finds the interactions that a request is by Pact's own reading: its matching rules count, what a provider state tells is any
/// value, headers that are not listed and a body that is not there match anything.</summary>
/// <remarks>Pact's core does it, in a process of its own; where that is gone, it is started again.</remarks>
public sealed class PactMatcher : IDisposable
{
    private readonly IReadOnlyList<IReadOnlyList<RecordedInteraction>> _groups;
    private readonly VerifierFolder _folder;
    private readonly PactDocument _open;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly SemaphoreSlim _starting = new(1);
    private Running? _running;

    private PactMatcher(IReadOnlyList<IReadOnlyList<RecordedInteraction>> groups, PactDocument open, VerifierFolder folder)
    {
        (_groups, _open, _folder) = (groups, open, folder);
    }

    internal int? WorkerId => _running?.Worker.Id;

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
        var matcher = new PactMatcher(
            [.. open.Select(group => group.ConvertAll(one => one.One))],
            pact.With(open.Select(group => group[0].Open)),
            new VerifierFolder()
        );
        try
        {
            matcher._folder.WriteCertificate();
            await matcher.RunningAsync(null, cancellationToken);
            return matcher;
        }
        catch
        {
            matcher.Dispose();
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
        var asked = await RunningAsync(null, cancellationToken);
        try
        {
            return await FindAsync(request, asked, cancellationToken);
        }
        catch (HttpRequestException)
        {
            asked = await RunningAsync(asked, cancellationToken);
        }

        try
        {
            return await FindAsync(request, asked, cancellationToken);
        }
        catch (HttpRequestException gone)
        {
            throw new PactCoreException("The process of Pact's native core does not answer: restart the stub.", gone);
        }
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _running?.Worker.Dispose();
        _folder.Dispose();
        _starting.Dispose();
    }

    private async Task<IReadOnlyList<RecordedInteraction>> FindAsync(
        PactRequestExample request,
        Running asked,
        CancellationToken cancellationToken
    )
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), AddressOf(request.Target, asked.Port))
        {
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        foreach (var (name, value) in request.Headers.Where(header => !IsOfTheConnection(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(message, cancellationToken);
        return
            answer.Headers.TryGetValues(MockServer.NumberHeader, out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? _groups[number]
            : [];
    }

    /// <param name="gone">A process that does not answer any more; null where none is known to be so.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    private async Task<Running> RunningAsync(Running? gone, CancellationToken cancellationToken)
    {
        if (_running is { } running && running != gone)
            return running;
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_running == gone)
            {
                gone?.Worker.Dispose();
                _running = null;
            }

            return _running ??= await RunAsync(cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<Running> RunAsync(CancellationToken cancellationToken)
    {
        var worker = WorkerProcess.Start(AppContext.BaseDirectory, _folder, MockServer.Argument, _folder.Write(_open));
        try
        {
            var answer = await worker.ReadAsync(cancellationToken);
            return answer.Code > 0
                ? new Running(worker, answer.Code)
                : throw new PactCoreException($"Pact's native core does not take {_open.Path}: {answer.Error}");
        }
        catch (Exception failed)
        {
            worker.Dispose();
            if (failed is WorkerEndedException ended)
                throw new PactCoreException(ended.Complaints.Length > 0 ? ended.Complaints : ended.Message, ended);
            throw;
        }
    }

    // A target is matched as it came: a path with dots or odd escapes is no other one.
    private static Uri AddressOf(string target, int port) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{(target.StartsWith('/') ? "" : "/")}{target}"),
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

    private sealed record Running(WorkerProcess Worker, int Port);
}
