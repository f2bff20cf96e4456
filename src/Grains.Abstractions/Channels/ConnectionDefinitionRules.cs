using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>What a connection's definition must be like. Pure, so that a form or a file reader can ask before a grain does.</summary>
public static class ConnectionDefinitionRules
{
    /// <summary>The longest name of a connection, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest id of an account or Page, in characters.</summary>
    public const int MaxIdLength = 100;

    /// <summary>The longest access token, in characters. Meta asks to allow for growth; today's have some 250.</summary>
    public const int MaxTokenLength = 4_096;

    /// <summary>The most sends a second that a definition may allow.</summary>
    public const int MaxSendsPerSecond = 100_000;

    /// <summary>Checks a definition.</summary>
    /// <param name="platform">The platform it is for.</param>
    /// <param name="definition">The definition.</param>
    /// <returns>Every error; empty when the definition is good.</returns>
    public static ImmutableArray<DefinitionError> Check(ChannelPlatform platform, ConnectionDefinition definition)
    {
        var errors = ImmutableArray.CreateBuilder<DefinitionError>();
        if (!DefinitionText.IsName(definition.Name, MaxNameLength))
        {
            errors.Add(new("name", $"Give the connection a name of 1 to {MaxNameLength} characters on one line."));
        }

        CheckId(definition.BusinessAccountId, "businessAccountId", platform == ChannelPlatform.WhatsApp, "WhatsApp", errors);
        CheckId(definition.SecondAssetId, "secondAssetId", platform == ChannelPlatform.Instagram, "Instagram", errors);
        CheckId(definition.PageId, "pageId", platform == ChannelPlatform.Instagram, "Instagram", errors);
        if (definition.InstagramLogin && platform != ChannelPlatform.Instagram)
        {
            errors.Add(new("instagramLogin", "Leave it out: only Instagram connections have it."));
        }
        else if (definition.InstagramLogin && definition.PageId is not null)
        {
            errors.Add(new("pageId", "Leave it out: an account that is connected by Instagram Login has no Page."));
        }

        if (definition.AccessToken is { } token && !IsToken(token))
        {
            // It becomes part of a request's header: nothing else may be smuggled in with it.
            errors.Add(new("accessToken", $"Paste the token alone: 1 to {MaxTokenLength:N0} letters, digits and signs, without spaces or line breaks."));
        }

        if (definition.SendsPerSecond is < 1 or > MaxSendsPerSecond)
        {
            errors.Add(new("sendsPerSecond", $"Give a number from 1 to {MaxSendsPerSecond:N0}, or leave it out."));
        }

        return errors.DrainToImmutable();
    }

    private static void CheckId(
        string? id, string field, bool isAllowed, string owner, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (id is null)
        {
            return;
        }

        if (!isAllowed)
        {
            errors.Add(new(field, $"Leave it out: only {owner} connections have it."));
        }
        else if (id.Length > MaxIdLength || !GrainKeys.IsPart(id))
        {
            errors.Add(new(field, "Give the id as Meta shows it, usually digits only."));
        }
    }

    private static bool IsToken(string token) =>
        token.Length is > 0 and <= MaxTokenLength && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
