namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>Something the customer does on the phone.</summary>
public abstract record SimulatorAct
{
    /// <summary>Writes.</summary>
    /// <param name="Words">The text.</param>
    public sealed record Text(string Words) : SimulatorAct;

    /// <summary>Sends a small picture.</summary>
    /// <param name="Caption">The text under it, or null.</param>
    public sealed record Picture(string? Caption = null) : SimulatorAct;

    /// <summary>Reacts to a message of the business.</summary>
    /// <param name="MessageId">The message, <see cref="SimulatorMessage.Id"/>.</param>
    /// <param name="Emoji">The reaction; null takes it back.</param>
    public sealed record Reaction(string MessageId, string? Emoji) : SimulatorAct;

    /// <summary>Presses a button under a message of the business.</summary>
    /// <param name="MessageId">The message.</param>
    /// <param name="OptionId">The button, <see cref="SimulatorOption.Id"/>.</param>
    public sealed record Press(string MessageId, string OptionId) : SimulatorAct;

    /// <summary>Takes an own message back.</summary>
    /// <param name="MessageId">The message.</param>
    public sealed record Unsend(string MessageId) : SimulatorAct;

    /// <summary>Opens the chat: the business's messages count as read.</summary>
    public sealed record Read : SimulatorAct;
}
