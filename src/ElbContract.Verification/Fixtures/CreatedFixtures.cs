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
/// <param name="journal">Told before and after each creation, and after each removal.</param>
public sealed class CreatedFixtures(ElbClient client, FixtureOptions options, IFixtureJournal journal)
{
    private readonly FixtureMaker _maker = new(client, options);
    private readonly FixtureRemover _remover = new(client, options.Patience);

    // What may be there, with its id as soon as that is known.
    private readonly Dictionary<FixtureKind, Fixture> _asked = [];

    /// <summary>Finds what a run of that name created, whether or not its creation was answered: by the whole names, so that it is nobody else's.</summary>
    /// <param name="client">Lists load balancers and certificates.</param>
    /// <param name="runName">The name that the run had in <see cref="FixtureOptions.RunName"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ElbException">The endpoint does not list them.</exception>
    public static async Task<IReadOnlyList<Fixture>> FindAsync(ElbClient client, string runName, CancellationToken cancellationToken = default)
    {
        List<Fixture> found = [];
        foreach (var kind in FixtureKinds.All)
        {
            var name = kind.Name(runName);
            found.AddRange((await FixtureRemover.FindAsync(client, kind, name, cancellationToken)).Select(id => new Fixture(kind, name, id)));
        }

        return found;
    }

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

    /// <summary>Removes what was created: load balancers with their listeners, then certificates. What is left can be tried again.</summary>
    /// <returns>What could not be removed, or not be looked for; empty when nothing is left.</returns>
    public async Task<IReadOnlyList<LeftFixture>> RemoveAsync(CancellationToken cancellationToken = default)
    {
        List<LeftFixture> left = [];
        foreach (var fixture in _asked.Values.OrderBy(fixture => fixture.Kind).ToList())
        {
            var (_, reason) = await _remover.RemoveAsync(fixture.Journalled, dryRun: false, cancellationToken);
            if (reason is null) await ForgetAsync(fixture);
            else left.Add(new LeftFixture(fixture, reason));
        }

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

    private Task ForgetAsync(Fixture fixture)
    {
        _asked.Remove(fixture.Kind);
        return fixture.Id is { } id ? journal.RemovedAsync(fixture.Kind, id) : journal.AbsentAsync(fixture.Kind, fixture.Name);
    }
}
