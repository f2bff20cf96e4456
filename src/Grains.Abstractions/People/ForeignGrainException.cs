namespace Chatbotics.Grains.Abstractions.People;

/// <summary>
/// Somebody called a grain of another workspace or another person. Answer it exactly as if there were no such thing: 404.
/// </summary>
[GenerateSerializer, Alias("foreign-grain")]
public sealed class ForeignGrainException : Exception
{
    /// <summary>Creates the error, which names nothing that the caller may not know.</summary>
    public ForeignGrainException()
        : base("There is nothing with this id here.")
    {
    }
}
