using ElbContract.Client;
using ElbContract.Client.Errors;

namespace ElbContract.Verification.Fixtures;

/// <summary>Creates load balancers and certificates for one run through the API's own calls, and removes them after it. Not for parallel use.</summary>
/// <remarks>
/// The client needs the project's real id, which stands in the body of a request for a private load balancer too. A private key stands in the
/// member <c>private_key</c> of requests and answers alone, which <see cref="Traffic.Redaction.Redactor"/> keeps out of exchanges.
/// </remarks>
/// <param name="client">Where they are created.</param>
/// <param name="options">From what, and under which names.</param>
/// <param name="journal">Told before and after each creation and removal.</param>
public sealed class CreatedFixtures(ElbClient client, FixtureOptions options, IFixtureJournal journal)
{
    private const int Looks = 3;

    private readonly FixtureMaker _maker = new(client, options);
    private readonly FixtureCleanUp _cleanUp = new(client, options, journal);

    // What may be there, with its id as soon as that is known.
    private readonly Dictionary<FixtureKind, Fixture> _asked = [];

    /// <summary>Creates what has no id yet.</summary>
    /// <param name="ids">Those that are there.</param>
    /// <param name="cancellationToken">Ends it early: what was created until then is for <see cref="RemoveAsync"/>.</param>
    /// <returns>The ids, complete.</returns>
    /// <exception cref="FixtureException">Something cannot be created; what was created until then is for <see cref="RemoveAsync"/>.</exception>
    public async Task<EndpointIds> CreateAsync(EndpointIds ids, CancellationToken cancellationToken = default)
    {
        var missing = FixtureKinds.All.Where(kind => kind.Of(ids) is null).ToList();
        options.Check(missing);
        foreach (var kind in missing) ids = kind.Put(ids, await CreateAsync(kind, cancellationToken));
        return ids;
    }

    /// <summary>Removes what was created: load balancers with their listeners, then certificates.</summary>
    /// <returns>What could not be removed, or not be looked for; empty when nothing is left.</returns>
    public async Task<IReadOnlyList<Fixture>> RemoveAsync(CancellationToken cancellationToken = default)
    {
        List<Fixture> found = [], unknown = [];
        foreach (var asked in _asked.Values.ToList())
        {
            if (asked.Id is not null) found.Add(asked);
            else if (await LookAsync(asked.Kind, cancellationToken) is { } there) found.AddRange(there);
            else unknown.Add(asked);
        }

        Fixture[] left = [.. await _cleanUp.RemoveAsync(found, cancellationToken), .. unknown];
        _asked.Clear();
        foreach (var one in left) _asked[one.Kind] = one;
        return left;
    }

    private async Task<string> CreateAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        var asked = new Fixture(kind, kind.Name(options.RunName), Id: null);
        await journal.IntendAsync(kind, asked.Name);
        _asked[kind] = asked;
        try
        {
            var id = await _maker.MakeAsync(kind, cancellationToken);
            _asked[kind] = asked with { Id = id };
            await journal.MadeAsync(kind, asked.Name, id);
            return id;
        }
        catch (FixtureException refused) when (refused.IsRefusal)
        {
            await ForgetAsync(asked);
            throw;
        }
    }

    // Nobody knows whether it was created. It may take a moment to be listed. Null where the endpoint does not list.
    private async Task<IReadOnlyList<Fixture>?> LookAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        for (var look = 1; look <= Looks; look++)
        {
            if (look > 1) await Task.Delay(options.FirstWait * (look - 1), options.Time, cancellationToken);
            try
            {
                if (await FixtureCleanUp.FindAsync(client, options.RunName, kind, cancellationToken) is { Count: > 0 } found) return found;
            }
            catch (ElbException)
            {
                return null;
            }
        }

        await ForgetAsync(_asked[kind]);
        return [];
    }

    private Task ForgetAsync(Fixture asked)
    {
        _asked.Remove(asked.Kind);
        return journal.AbsentAsync(asked.Kind, asked.Name);
    }
}
