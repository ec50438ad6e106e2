using ElbContract.Gherkin.Tests.Running;

namespace ElbContract.Gherkin.Tests.Binding;

public sealed class ArgumentConverterTests
{
    public enum Protocol
    {
        Tcp,
        TerminatedHttps,
    }

    [Theory]
    [InlineData("When int 5", "Int32 5")]
    [InlineData("When long 5000000000", "Int64 5000000000")]
    [InlineData("When byte 5", "Byte 5")]
    [InlineData("When short 5", "Int16 5")]
    [InlineData("When float 1.5", "Single 1.5")]
    [InlineData("When double 1.5", "Double 1.5")]
    [InlineData("When decimal 1.50", "Decimal 1.50")]
    [InlineData("When guid 00000000-0000-0000-0000-000000000001", "Guid 00000000-0000-0000-0000-000000000001")]
    [InlineData("When protocol terminated https", "Protocol TerminatedHttps")]
    [InlineData("When maybe 7", "Int32 7")]
    [InlineData("When maybe ", "null")]
    [InlineData("When waits for 3 days", "TimeSpan 3.00:00:00")]
    [InlineData("When waits for no time", "TimeSpan 00:00:00")]
    [InlineData("When a point at 1,2", "Point Point { X = 1, Y = 2 }")]
    [InlineData("When points:\n| x | y |\n| 3 | 4 |", "Point Point { X = 3, Y = 4 }")]
    [InlineData("When any 5", "String 5")]
    public async Task Convert_GivesWhatTheMethodTakes(string step, string noted)
    {
        var run = await Engine.StepsAsync(step, typeof(Steps));

        run.Outcomes.Should().Equal([null]);
        run.Journal.Should().Equal(noted);
    }

    [Theory]
    [InlineData("When int 5000000000", "'5000000000' cannot become Int32")]
    [InlineData("When byte 256", "'256' cannot become Byte")]
    [InlineData("When guid 1", "'1' cannot become Guid")]
    [InlineData("When protocol UDP", "'UDP' cannot become Protocol, which is one of Tcp, TerminatedHttps")]
    [InlineData("When a table:\n|a|", "a table cannot become Int32; write a [StepArgumentTransformation]")]
    [InlineData(
        "When counts 5",
        "the transformation Steps.ToWrongCount(String one, String two) takes 2 arguments, but its expression has 1"
    )]
    public async Task Convert_OfWhatCannotBe_FailsTheStep(string step, string message)
    {
        var run = await Engine.StepsAsync(step, typeof(Steps));

        var failure = run.Outcomes[0].Should().BeOfType<StepFailedException>().Subject;
        failure.Message.Should().Be($"features/a.feature:3: {step.Split('\n')[0]}");
        failure.InnerException.Should().BeOfType<BindingException>().Which.Message.Should().Be(message);
    }

    public sealed record Point(int X, int Y);

    public sealed record Count(string Text);

    public sealed class Steps
    {
        [When("int {int}")]
        public void Int(int value) => Note(value);

        [When("long {long}")]
        public void Long(long value) => Note(value);

        [When("byte {byte}")]
        public void Byte(byte value) => Note(value);

        [When("short {short}")]
        public void Short(short value) => Note(value);

        [When("float {float}")]
        public void Float(float value) => Note(value);

        [When("double {double}")]
        public void Double(double value) => Note(value);

        [When("decimal {decimal}")]
        public void Decimal(decimal value) => Note(value);

        [When("guid {Guid}")]
        public void Guid(Guid value) => Note(value);

        [When("protocol {Protocol}")]
        public void AProtocol(Protocol value) => Note(value);

        [When("maybe( ){}")]
        public void Maybe(int? value) => Note(value);

        [When("any {}")]
        public void Any(object value) => Note(value);

        [When("waits for {time}")]
        public void Waits(TimeSpan value) => Note(value);

        [When("a point at {}")]
        [When("points:")]
        public void APoint(Point value) => Note(value);

        [When("a table:")]
        public void Table(int value) => Note(value);

        [When("counts {int}")]
        public void Counts(Count value) => Note(value);

        [StepArgumentTransformation(@"(\d+) days?", Name = "time")]
        public TimeSpan Days(int days) => TimeSpan.FromDays(days);

        [StepArgumentTransformation("no time", Name = "time")]
        public TimeSpan NoTime(string text) => text == "no time" ? TimeSpan.Zero : throw new InvalidOperationException(text);

        [StepArgumentTransformation("(.*),(.*)")]
        public async Task<Point> ToPointAsync(int x, int y)
        {
            await Task.Yield();
            return new Point(x, y);
        }

        [StepArgumentTransformation("1,2", Order = 20000)]
        public Point ToLatePoint() => throw new InvalidOperationException("the other has the lower order");

        [StepArgumentTransformation]
        public async ValueTask<Point> ToPointAsync(DataTable table)
        {
            await Task.Yield();
            return new Point(int.Parse(table.Rows[0]["x"], null), int.Parse(table.Rows[0][1], null));
        }

        [StepArgumentTransformation]
        public Count ToWrongCount(string one, string two) => new(one + two);

        private static void Note(object? value) =>
            Engine.Note(value is null ? "null" : FormattableString.Invariant($"{value.GetType().Name} {value}"));
    }
}
