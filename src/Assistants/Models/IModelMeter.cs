namespace Chatbotics.Assistants.Models;

/// <summary>Learns of every attempt to call a model. Called on the caller's thread: it must return at once and not throw.</summary>
public interface IModelMeter
{
    /// <summary>Takes note of an attempt.</summary>
    /// <param name="call">The attempt.</param>
    void Record(ModelCall call);
}
