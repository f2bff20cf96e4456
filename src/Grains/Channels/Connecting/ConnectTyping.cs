using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>Checks what a person typed before Meta is asked.</summary>
internal static class ConnectTyping
{
    private const int PinLength = 6;

    /// <summary>The first thing wrong; null when nothing is.</summary>
    /// <param name="token">What was typed.</param>
    public static ConnectProblem? Check(ConnectToken token) =>
        token.Token.Length is 0 or > ConnectionDefinitionRules.MaxTokenLength || token.Token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new("token", "Paste the token alone, without spaces or line breaks. It usually begins with EAA.", "token")
        : !IsId(token.PhoneNumberId)
            ? new("number", "Give the \"Phone number ID\": digits only. It stands in WhatsApp Manager under API setup, and isn't the number itself.", "phoneNumberId")
        : !IsId(token.BusinessAccountId)
            ? new("account", "Give the \"WhatsApp Business Account ID\": digits only. It stands beside the phone number ID.", "businessAccountId")
        : token.Pin is { Length: > 0 } && !IsPin(token.Pin)
            ? ConnectProblems.PinNeeded
            : null;

    /// <summary>Whether it is six digits.</summary>
    /// <param name="pin">What was typed.</param>
    public static bool IsPin(string? pin) => pin is { Length: PinLength } && pin.All(char.IsAsciiDigit);

    private static bool IsId(string id) => id.Length is > 0 and <= 32 && id.All(char.IsAsciiDigit);
}
