namespace ElbContract.Verification.Judgement;

/// <summary>Finds what refused requests have and no accepted one has: a trait, or two together.</summary>
internal sealed class Suspicions
{
    // Traits by number, so that two of them are one number too: a run has some ten thousand pairs.
    private readonly Dictionary<Trait, int> _numbers = [];
    private readonly List<Trait> _traits = [];
    private readonly HashSet<long> _cleared = [];

    /// <param name="accepted">The conforming requests that were accepted: whatever they have is no reason for a refusal.</param>
    public Suspicions(IReadOnlyList<RequestParameters> accepted)
    {
        foreach (var request in accepted)
        {
            var numbers = NumbersOf(request);
            foreach (var number in numbers)
                _cleared.Add(number);
            foreach (var pair in Pairs(numbers))
                _cleared.Add(pair);
        }
    }

    /// <summary>The reasons, that which explains most first; what none explains is in none of them.</summary>
    public IEnumerable<RefusalCause> Explain(IReadOnlyDictionary<JudgedCase, RequestParameters> refused)
    {
        var left = refused.ToDictionary(one => one.Key, one => Candidates(one.Value));
        while (left.Count > 0 && Best(left) is { } cause)
        {
            yield return cause;
            foreach (var judged in cause.Cases)
                left.Remove(judged);
            // The same thing beside something else is no second reason.
            var same = left.Where(one => one.Value.Exists(pair => IsPair(pair) && TraitsOf(pair).Any(cause.IsOf)))
                .Select(one => one.Key)
                .ToList();
            if (same.Count == 0)
                continue;
            yield return new RefusalCause(cause.Traits, isCombination: true, same);
            foreach (var judged in same)
                left.Remove(judged);
        }
    }

    private RefusalCause? Best(Dictionary<JudgedCase, List<long>> left)
    {
        Dictionary<long, List<JudgedCase>> explained = [];
        foreach (var (judged, candidates) in left)
        {
            foreach (var candidate in candidates)
            {
                if (!explained.TryGetValue(candidate, out var cases))
                    explained[candidate] = cases = [];
                cases.Add(judged);
            }
        }

        if (explained.Count == 0)
            return null;
        var most = explained.Values.Max(cases => cases.Count);
        var best = explained.Where(one => one.Value.Count == most).OrderBy(one => IsPair(one.Key)).First();
        // What explains the very same refusals cannot be told apart: each is a reason.
        var reasons = explained
            .Where(one => IsPair(one.Key) == IsPair(best.Key) && one.Value.SequenceEqual(best.Value))
            .SelectMany(one => TraitsOf(one.Key));
        return new RefusalCause([.. reasons.Distinct()], IsPair(best.Key), best.Value);
    }

    /// <summary>The traits that no accepted request has, and the pairs of others that none has together.</summary>
    private List<long> Candidates(RequestParameters request)
    {
        var numbers = NumbersOf(request);
        var known = numbers.Where(number => _cleared.Contains(number)).ToList();
        return
        [
            .. numbers.Where(number => !_cleared.Contains(number) && !IsContext(number)),
            .. Pairs(known).Where(pair => !_cleared.Contains(pair)),
        ];
    }

    private List<long> NumbersOf(RequestParameters request)
    {
        List<long> numbers = new(request.Traits.Count);
        foreach (var trait in request.Traits)
        {
            if (!_numbers.TryGetValue(trait, out var number))
            {
                _traits.Add(trait);
                _numbers[trait] = number = _traits.Count;
            }

            numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }

    private static IEnumerable<long> Pairs(List<long> numbers)
    {
        for (var first = 0; first < numbers.Count; first++)
        {
            for (var second = first + 1; second < numbers.Count; second++)
                yield return (numbers[second] << 32) | numbers[first];
        }
    }

    private bool IsContext(long number) => _traits[(int)number - 1].Aspect == Aspect.Context;

    private static bool IsPair(long candidate) => candidate >> 32 != 0;

    private IEnumerable<Trait> TraitsOf(long candidate)
    {
        yield return _traits[(int)(candidate & uint.MaxValue) - 1];
        if (IsPair(candidate))
            yield return _traits[(int)(candidate >> 32) - 1];
    }
}
