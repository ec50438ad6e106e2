using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Fixtures;

/// <summary>Creates load balancers and certificates for one run through the API's own calls. Its journal knows them, and the
/// clean-up deletes them.</summary>
/// <remarks>
/// The client needs the project's real id, which stands in the body of a request for a private load balancer too. A private key stands in
/// the member <c>private_key</c> of requests and answers alone, which <see cref="Traffic.Redaction.Redactor"/> keeps out of exchanges.
/// </remarks>
/// <param name="client">Where they are created.</param>
/// <param name="options">From what, and under which names.</param>
/// <param name="journal">Told before and after each creation.</param>
internal sealed class CreatedFixtures(ElbClient client, FixtureOptions options, Journal journal)
{
    private readonly FixtureMaker _maker = new(client, options);

    /// <summary>Creates what has no id yet.</summary>
    /// <param name="ids">Those that are there.</param>
    /// <param name="cancellationToken">Ends it early: the journal knows what was created until then.</param>
    /// <returns>The ids, complete.</returns>
    /// <exception cref="FixtureException">Something cannot be created; the journal knows what was created until then.</exception>
    public async Task<EndpointIds> CreateAsync(EndpointIds ids, CancellationToken cancellationToken = default)
    {
        var missing = FixtureKinds.All.Where(kind => kind.Of(ids) is null).ToList();
        options.Check(missing);
        foreach (var kind in missing)
            ids = kind.Put(ids, await CreateAsync(kind, cancellationToken));
        return ids;
    }

    private async Task<string> CreateAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        var asked = new JournalledFixture(kind.Label(), kind.Name(options.RunName), Id: null, options.Patience.Time.GetUtcNow());
        await journal.FixtureIntendedAsync(asked);
        try
        {
            var id = await _maker.MakeAsync(kind, cancellationToken);
            await journal.FixtureMadeAsync(asked with { Id = id });
            return id;
        }
        catch (FixtureException refused) when (refused.IsRefusal)
        {
            if (!await IsThereAllTheSameAsync(kind, cancellationToken))
                journal.FixtureRemoved(asked);
            throw;
        }
    }

    // Some create what they refuse.
    private async Task<bool> IsThereAllTheSameAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        try
        {
            return await FixtureRemover.FindAsync(client, kind, kind.Name(options.RunName), cancellationToken) is not [];
        }
        catch (ElbException)
        {
            return false;
        }
    }
}
