using FsCheck;
using FsCheck.Fluent;

namespace ElbContract.Exploration.Generating;

/// <summary>The cases of a run: what each is depends on the seed, the number of cases and what the run can refer to, and on nothing
/// else.</summary>
internal sealed class CaseSource
{
    private const int Size = 20;
    private const ulong Odd = 0x9E3779B97F4A7C15; // Spreads neighbouring numbers over all 64 bits.

    private readonly ulong _seed;
    private readonly int _matrix;
    private readonly Draft[] _pairwise;
    private readonly Gen<Draft> _random;
    private readonly Gen<(IReadOnlyList<Draft> Drafts, bool OnOnePort)> _sequences;

    /// <param name="seed">Any number.</param>
    /// <param name="count">How many cases, 1 or more: those of the matrix first; of the others at most three in four are pairwise, and a
    /// tenth of the rest are sequences.</param>
    /// <param name="resources">What the run can refer to.</param>
    public CaseSource(int seed, int count, AvailableResources resources)
    {
        _seed = unchecked((ulong)seed * Odd);
        Count = count;
        Matrix = new RuleMatrix(resources).Drafts;
        _matrix = Math.Min(count, Matrix.Count);
        var drafts = new PairwiseDrafts(resources);
        // Of few cases each run has others.
        _pairwise = [.. Shuffled(drafts.Plain).Concat(Shuffled(drafts.Twos)).Take((int)Math.Ceiling((count - _matrix) * 0.75))];
        _random = RandomDrafts.Of(resources);
        _sequences = Sequences.Of(resources);
    }

    public int Count { get; }

    /// <summary>Every rule in every context, with which the cases begin.</summary>
    public IReadOnlyList<MatrixDraft> Matrix { get; }

    private Draft[] Shuffled(IReadOnlyList<Draft> drafts) => Gen.Shuffle(drafts.ToArray()).Sample(1, new Rnd(_seed, Odd), Size)[0];

    /// <param name="number">1 to <see cref="Count"/>.</param>
    public Case this[int number]
    {
        get
        {
            if (number <= _matrix)
                return new Case(number, CaseKind.Matrix, [Matrix[number - 1].Draft], Context: Matrix[number - 1].Context);
            var turn = number - _matrix;
            if (turn <= _pairwise.Length)
                return new Case(number, CaseKind.Pairwise, [_pairwise[turn - 1]]);
            var state = new Rnd(unchecked(_seed + ((ulong)number * Odd)), Odd);
            if ((turn - _pairwise.Length) % 10 != 0)
                return new Case(number, CaseKind.Random, [_random.Sample(1, state, Size)[0]]);
            var (drafts, onOnePort) = _sequences.Sample(1, state, Size)[0];
            return new Case(number, CaseKind.Sequence, drafts, onOnePort);
        }
    }
}
