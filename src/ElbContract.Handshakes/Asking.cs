using ElbContract.Handshakes.Messages;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>What to ask one listener, and in what order: few questions, and yet every suite at every version.</summary>
/// <param name="ask">Sends a hello, once.</param>
/// <param name="question">The listener.</param>
/// <param name="options">How often, and after what pause, a question is put again that has no answer.</param>
/// <param name="limit">Ends the pauses.</param>
internal sealed class Asking(
    Func<ClientHello, Task<HelloAnswer>> ask,
    HandshakeQuestion question,
    HandshakeOptions options,
    CancellationToken limit
)
{
    /// <summary>Hellos that servers with narrow buffers still take.</summary>
    private const int GroupSize = 120;

    private int _hellos;

    /// <summary>How many hellos were sent.</summary>
    public int Hellos => _hellos;

    public async Task<IReadOnlyList<Offer>> AllAsync()
    {
        List<(TlsVersion Version, int Suite)> listed =
        [
            .. from version in question.Versions.OrderDescending()
            from suite in question.Suites
            where suite.Since <= version
            select (version, suite.Number),
        ];
        // One question by itself, for where nobody listens all others would only wait.
        var first = listed.Count > 0 ? await AskAsync(listed[0].Version, [listed[0].Suite]) : null;
        if (first?.Answer is HelloAnswer.None { IsUnreachable: true } unreachable)
            return [.. Enum.GetValues<TlsVersion>().Select(version => new Offer(version, Suites(version), unreachable))];
        var singles = listed.Skip(1).Select(one => AskAsync(one.Version, [one.Suite]));
        var others = Enum.GetValues<TlsVersion>()
            .OrderDescending()
            .Select(version => OthersAsync(version, listed.Where(one => one.Version == version).Select(one => one.Suite)));
        Task<Offer>[] alone = [.. singles];
        Task<List<Offer>>[] grouped = [.. others];
        return
        [
            .. first is null ? [] : new[] { first },
            .. await Task.WhenAll(alone),
            .. (await Task.WhenAll(grouped)).SelectMany(one => one),
        ];
    }

    /// <summary>All suites at once; then without the one that was chosen, until none is.</summary>
    private async Task<List<Offer>> OthersAsync(TlsVersion version, IEnumerable<int> listed)
    {
        List<Offer> offers = [];
        foreach (var group in Suites(version).Except(listed).Chunk(GroupSize))
        {
            // Who refuses a version refuses it with all suites.
            if (offers is [.., { Answer: HelloAnswer.Refused { IsAboutVersion: true } known }])
            {
                offers.Add(new(version, group, known));
                continue;
            }

            List<int> open = [.. group];
            while (open.Count > 0)
            {
                var offer = await AskAsync(version, [.. open]);
                offers.Add(offer);
                if (offer.Answer is not HelloAnswer.Taken taken)
                    break;
                open.Remove(taken.Suite);
            }
        }

        return offers;
    }

    private async Task<Offer> AskAsync(TlsVersion version, IReadOnlyList<int> suites)
    {
        var hello = new ClientHello(version, suites, question.ServerName);
        for (var attempt = 1; ; attempt++)
        {
            Interlocked.Increment(ref _hellos);
            var answer = await ask(hello);
            if (answer is HelloAnswer.Taken or HelloAnswer.Refused || attempt == options.Attempts)
                return new Offer(version, suites, answer);
            await Task.Delay(options.Pause, limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IReadOnlyList<int> Suites(TlsVersion version) => version is TlsVersion.Tls13 ? KnownSuites.OfTls13 : KnownSuites.All;
}
