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
    private readonly FixtureListing _listing = new(client, options.Patience);

    /// <summary>Creates what has no id yet.</summary>
    /// <param name="ids">Those that are there.</param>
    /// <param name="cancellationToken">Ends it early: the journal knows what was created until then.</param>
    /// <returns>The ids, complete.</returns>
    /// <exception cref="FixtureException">Something cannot be created; the journal knows what was created until then.</exception>
    public async Task<EndpointIds> CreateAsync(EndpointIds ids, CancellationToken cancellationToken = default)
    {
        var missing = FixtureKinds.All.Where(kind => kind.Of(ids) is null).ToList();
        options.Check(missing);
        await CheckListingsAsync(missing, cancellationToken);
        foreach (var kind in missing)
            ids = kind.Put(ids, await CreateAsync(kind, cancellationToken));
        return ids;
    }

    // What cannot be listed could not be told from what is somebody else's: neither used nor deleted then, it would cost money for ever.
    private async Task CheckListingsAsync(IReadOnlyList<FixtureKind> missing, CancellationToken cancellationToken)
    {
        foreach (var kinds in missing.GroupBy(kind => kind.IsLoadBalancer()))
        {
            try
            {
                await _listing.ListAsync(kinds.First(), cancellationToken);
            }
            catch (ElbException cause)
            {
                throw FixtureException.Endpoint(
                    $"--create-fixtures creates no {(kinds.Key ? "load balancers" : "certificates")} that it could not see again: "
                        + $"{cause.Message.TrimEnd('.')}; give {string.Join(" and ", kinds.Select(kind => kind.Option()))}.",
                    cause
                );
            }
        }
    }

    private async Task<string> CreateAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        var asked = new JournalledFixture(kind.Label(), kind.Name(options.RunName), Id: null, options.Patience.Time.GetUtcNow());
        await journal.FixtureIntendedAsync(asked);
        string? answered;
        try
        {
            answered = await _maker.MakeAsync(kind, cancellationToken);
        }
        catch (FixtureException refused) when (refused.IsRefusal)
        {
            if (!await IsThereAllTheSameAsync(kind, cancellationToken))
                journal.FixtureRemoved(asked);
            throw;
        }

        var id = await OwnAsync(kind, asked, answered, cancellationToken);
        await journal.FixtureMadeAsync(asked with { Id = id, Asked = null });
        return id;
    }

    // Only what is listed with the run's own name is used.
    private async Task<string> OwnAsync(FixtureKind kind, JournalledFixture asked, string? answered, CancellationToken cancellationToken)
    {
        bool IsAnswered(ListedFixture one) => answered is null ? one.Name == asked.Name : one.Id == answered && one.Name is not null;
        var (all, reason) = await _listing.LookAsync(kind, all => all.Any(IsAnswered), isOneLook: false, cancellationToken);
        IReadOnlyList<string> own = all is null ? [] : FixtureListing.Named(all, asked.Name);
        if (answered is null)
            return own is [var only]
                ? only
                : throw FixtureException.Endpoint(
                    $"The endpoint's job of creating {kind.Words()} names none, and "
                        + $"{reason ?? $"{own.Count} are listed as {asked.Name}"}: give {kind.Option()}."
                );
        if (own.Contains(answered))
            return answered;
        if (all?.FirstOrDefault(one => IsAnswered(one) && one.Name != asked.Name) is { } other)
            throw FixtureException.Endpoint(
                $"The endpoint answered the creation of {kind.Words()} with {answered}, which is called '{other.Name}' and belongs to "
                    + $"somebody else: it is left alone; give {kind.Option()}."
            );
        await journal.FixtureMadeAsync(asked with { Id = answered });
        throw FixtureException.Endpoint(
            $"The endpoint answered the creation of {kind.Words()} with {answered}, which it does not list as {asked.Name}"
                + $"{(reason is null ? "" : $" ({reason})")}: it may belong to somebody else and is left alone; give {kind.Option()}."
        );
    }

    // Some create what they refuse.
    private async Task<bool> IsThereAllTheSameAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        try
        {
            return FixtureListing.Named(await _listing.ListAsync(kind, cancellationToken), kind.Name(options.RunName)) is not [];
        }
        catch (ElbException)
        {
            return true; // Nobody can tell.
        }
    }
}
