namespace ElbContract.Verification.Fixtures;

/// <summary>What load balancers and certificates are created from, and under which names.</summary>
public sealed record FixtureOptions
{
    /// <summary>Names everything that the run creates: <c>elb-contract-…</c>, 1 to 56 letters, digits, <c>_</c> and <c>-</c>.</summary>
    internal string RunName { get; init; } = "elb-contract-fixtures";

    /// <summary>The network of every load balancer.</summary>
    public string? VpcId { get; init; }

    /// <summary>Where a private load balancer has its address.</summary>
    public string? SubnetId { get; init; }

    /// <summary>What may reach a private load balancer.</summary>
    public string? SecurityGroupId { get; init; }

    /// <summary>Of a public load balancer, 1 to 500 Mbit/s; 1.</summary>
    public int Bandwidth { get; init; } = 1;

    /// <summary>How long is waited for their jobs.</summary>
    internal FixturePatience Patience { get; init; } = new();

    /// <summary>Makes a certificate and its key, both as PEM, for a domain, at a time.</summary>
    internal Func<string, DateTimeOffset, (string Certificate, string PrivateKey)> Certify { get; init; } = SelfSigned.Create;

    /// <exception cref="FixtureException">Names everything that is wrong or missing for what is to be created.</exception>
    internal void Check(IReadOnlyCollection<FixtureKind> missing)
    {
        var problems = Problems(missing).ToList();
        if (problems.Count > 0)
            throw FixtureException.Input($"--create-fixtures cannot create what is missing: {string.Join("; ", problems)}.");
    }

    private IEnumerable<string> Problems(IReadOnlyCollection<FixtureKind> missing)
    {
        if (RunName.Length is < 1 or > 56 || !RunName.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            yield return $"the run's name '{RunName}' is not 1 to 56 letters, digits, underscores and hyphens";
        if (missing.Any(kind => kind.IsLoadBalancer()) && string.IsNullOrEmpty(VpcId))
            yield return "a load balancer needs --vpc-id";
        if (missing.Contains(FixtureKind.PrivateLoadBalancer))
        {
            if (string.IsNullOrEmpty(SubnetId))
                yield return "a private load balancer needs --subnet-id";
            if (string.IsNullOrEmpty(SecurityGroupId))
                yield return "a private load balancer needs --security-group-id";
        }

        if (missing.Contains(FixtureKind.PublicLoadBalancer) && Bandwidth is < 1 or > 500)
            yield return $"--bandwidth is {Bandwidth}, but has to be 1 to 500";
    }
}
