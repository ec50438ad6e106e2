using System.Globalization;

namespace ElbContract.Weather;

/// <summary>What stands on the command line: <c>--name value</c>, switches, and behind <c>--</c> a command.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">An option is unknown, or lacks its value.</exception>
    public Arguments(IReadOnlyList<string> arguments, IReadOnlyCollection<string> options, IReadOnlyCollection<string> switches)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name == "--")
            {
                Command = [.. arguments.Skip(i + 1)];
                return;
            }

            if (switches.Contains(name))
                _values[name] = "";
            else if (!options.Contains(name))
                throw new UsageException($"There is no option '{name}'.");
            else if (++i == arguments.Count)
                throw new UsageException($"{name} lacks its value.");
            else
                _values[name] = arguments[i];
        }
    }

    public string[] Command { get; } = [];

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
        : throw new UsageException($"{name} is '{text}': give a whole number.");
}
