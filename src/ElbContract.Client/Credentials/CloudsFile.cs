using ElbContract.Client.Credentials.Sources;

namespace ElbContract.Client.Credentials;

/// <summary>Reads clouds.yaml as OpenStack's clients do: the first file that exists, with the first secure.yaml that exists laid over
/// it.</summary>
/// <remarks>
/// A key that changes how one authenticates and is not supported is an error, since leaving it out would authenticate differently: every
/// unknown key below <c>auth</c>, and client certificates, own authorities, vendor profiles, other versions and interfaces. Other keys are
/// none of our business.
/// </remarks>
public static class CloudsFile
{
    private static readonly string[] Names = ["clouds.yaml", "clouds.yml"];
    private static readonly string[] SecureNames = ["secure.yaml", "secure.yml"];

    /// <summary>Reads one cloud.</summary>
    /// <param name="cloud">Its name.</param>
    /// <param name="variable">The environment, for <c>OS_CLIENT_CONFIG_FILE</c> and <c>OS_CLIENT_SECURE_FILE</c>.</param>
    /// <param name="folders">Where to look.</param>
    /// <exception cref="CloudsFileException">There is no such file or no such cloud, or the file is wrong.</exception>
    public static CredentialSettings Read(string cloud, Func<string, string?> variable, CloudsFolders folders)
    {
        var places = Places(variable, folders).ToList();
        var path =
            places.Find(File.Exists)
            ?? throw new CloudsFileException($"There is no clouds.yaml to look the cloud up in: looked for {string.Join(", ", places)}");
        var file = CloudsDocument.Read(path);
        var secure = SecurePlaces(variable, folders).FirstOrDefault(File.Exists) is { } found ? CloudsDocument.Read(found) : null;

        var entries = new[] { secure, file }
            .Where(document => document?.Clouds.Contains(cloud) == true)
            .Select(document => document!.Cloud(cloud))
            .ToList();
        if (entries.Count > 0)
            return new CloudEntry(entries).Settings();
        var known = file.Clouds.Concat(secure?.Clouds ?? []).Distinct().Order(StringComparer.Ordinal).ToList();
        var there = known.Count == 0 ? "it has none" : $"it has {string.Join(", ", known)}";
        throw new CloudsFileException(path, null, $"there is no such cloud ({there}): check --cloud");
    }

    // The first there is, wherever clouds.yaml was found.
    private static IEnumerable<string> SecurePlaces(Func<string, string?> variable, CloudsFolders folders)
    {
        if (variable("OS_CLIENT_SECURE_FILE") is { Length: > 0 } secure)
            yield return Path.GetFullPath(secure, folders.Current);
        IEnumerable<string> beside = variable("OS_CLIENT_CONFIG_FILE") is { Length: > 0 } named
            ? [Path.GetDirectoryName(Path.GetFullPath(named, folders.Current))!]
            : [];
        foreach (var place in from folder in beside.Concat(folders.All) from name in SecureNames select Path.Combine(folder, name))
            yield return place;
    }

    private static IEnumerable<string> Places(Func<string, string?> variable, CloudsFolders folders)
    {
        if (variable("OS_CLIENT_CONFIG_FILE") is { Length: > 0 } named)
            yield return Path.GetFullPath(named, folders.Current);
        foreach (var place in from folder in folders.All from name in Names select Path.Combine(folder, name))
            yield return place;
    }
}
