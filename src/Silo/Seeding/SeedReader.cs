using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Silo.Seeding;

/// <summary>Reads seed files. Strict: an unknown member is an error, so that a typing mistake is never silently ignored.</summary>
public static class SeedReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxFileLength = 16 << 20;

    private const int MaxWorkspaces = 10_000;
    private const int MaxChannels = 1_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads a file.</summary>
    /// <param name="json">Its content in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="SeedFileException">It can't be used; the exception names every error.</exception>
    public static SeedFile Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxFileLength)
        {
            throw new SeedFileException([new("$", string.Create(CultureInfo.InvariantCulture, $"Split it: a file may have {MaxFileLength:N0} bytes at most."))]);
        }

        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $" near line {line + 1}, byte {exception.BytePositionInLine + 1}")
                : "";
            throw new SeedFileException([new("$", $"Mend the JSON{place}: it is not well-formed, nested too deeply, or names a member twice.")]);
        }
    }

    private static SeedFile Read(JsonElement root)
    {
        var errors = ImmutableArray.CreateBuilder<SeedError>();
        var node = new SeedNode(root, "$", errors);
        var workspaces = ImmutableArray.CreateBuilder<SeedWorkspace>();
        if (node.IsObjectOf("workspaces"))
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            var assets = new Dictionary<(ChannelPlatform, string), string>();
            foreach (var item in node.List("workspaces", MaxWorkspaces))
            {
                if (Workspace(item, ids, assets) is { } workspace)
                {
                    workspaces.Add(workspace);
                }
            }
        }

        return errors.Count == 0
            ? new SeedFile(workspaces.DrainToImmutable())
            : throw new SeedFileException(errors.DrainToImmutable());
    }

    private static SeedWorkspace? Workspace(SeedNode node, HashSet<string> ids, Dictionary<(ChannelPlatform, string), string> assets)
    {
        if (!node.IsObjectOf("id", "name", "channels", "responder"))
        {
            return null;
        }

        var id = node.RequiredText("id");
        if (id is not null && !GrainKeys.IsTenantId(id))
        {
            node.WrongAt("id", "Use 1 to 40 lower-case letters, digits and inner hyphens.");
            id = null;
        }
        else if (id is not null && !ids.Add(id))
        {
            node.WrongAt("id", "Give each workspace an id of its own: this one stands in the file twice.");
        }

        var name = node.RequiredText("name");
        var definition = new WorkspaceDefinition { Name = name ?? "?", Responder = Responder(node.Object("responder")) };
        foreach (var error in WorkspaceDefinitionRules.Check(definition))
        {
            node.WrongAt(error.Field, error.Message);
        }

        var channels = node.List("channels", MaxChannels).Select(channel => Channel(channel, id, assets)).OfType<SeedChannel>().ToImmutableArray();
        return id is null ? null : new SeedWorkspace(id, definition, channels);
    }

    private static ResponderDefinition? Responder(SeedNode? node)
    {
        if (node is null || !node.IsObjectOf("name", "language", "quietPeriodMs", "handOverText", "answers"))
        {
            return null;
        }

        var defaults = new ResponderDefinition();
        return new ResponderDefinition
        {
            Name = node.Text("name") ?? defaults.Name,
            Language = node.Text("language") ?? defaults.Language,
            HandOverText = node.Text("handOverText"),
            QuietPeriod = node.Integer("quietPeriodMs") is { } quiet ? TimeSpan.FromMilliseconds(quiet) : defaults.QuietPeriod,
            Answers = [.. node.List("answers", ResponderDefinitionRules.MaxAnswers).Select(Answer)],
        };
    }

    private static QuestionAnswer Answer(SeedNode node) =>
        node.IsObjectOf("question", "answer")
            ? new QuestionAnswer(node.RequiredText("question") ?? "?", node.RequiredText("answer") ?? "?")
            : new QuestionAnswer("?", "?");

    private static SeedChannel? Channel(SeedNode node, string? tenant, Dictionary<(ChannelPlatform, string), string> assets)
    {
        if (!node.IsObjectOf(
            "platform", "assetId", "businessAccountId", "name", "accessToken", "secondAssetId", "pageId", "instagramLogin", "sendsPerSecond", "website"))
        {
            return null;
        }

        var platform = Platform(node);
        var definition = new ConnectionDefinition
        {
            Name = node.Text("name") ?? (platform == ChannelPlatform.WebChat ? "Website" : platform?.ToString()) ?? "?",
            BusinessAccountId = node.Text("businessAccountId"),
            AccessToken = node.Text("accessToken"),
            SecondAssetId = node.Text("secondAssetId"),
            PageId = node.Text("pageId"),
            InstagramLogin = node.Flag("instagramLogin"),
            SendsPerSecond = node.Integer("sendsPerSecond"),
        };
        var assetId = node.RequiredText("assetId");
        if (assetId is not null && platform == ChannelPlatform.WebChat && !WebsiteSettingsRules.IsId(assetId))
        {
            node.WrongAt("assetId", $"Make up an id of 1 to {WebsiteSettingsRules.MaxIdLength} lower-case letters, digits and hyphens. It stands in the snippet.");
            assetId = null;
        }
        else if (assetId is not null && (assetId.Length > ConnectionDefinitionRules.MaxIdLength || !GrainKeys.IsPart(assetId)))
        {
            node.WrongAt("assetId", "Give the id as Meta shows it, usually digits only.");
            assetId = null;
        }

        if (platform is not { } known)
        {
            return null;
        }

        foreach (var error in ConnectionDefinitionRules.Check(known, definition))
        {
            node.WrongAt(error.Field, error.Message);
        }

        var website = Website(node, known, definition);
        Claim(node, known, assetId, "assetId", assets);
        Claim(node, known, definition.SecondAssetId, "secondAssetId", assets);
        return assetId is null || tenant is null ? null : new SeedChannel(ConnectionKey.Create(tenant, known, assetId), definition) { Website = website };
    }

    /// <summary>What a website's chat has in place of what a platform gives.</summary>
    private static WebsiteSettings? Website(SeedNode node, ChannelPlatform platform, ConnectionDefinition definition)
    {
        var website = node.Object("website");
        if (platform != ChannelPlatform.WebChat)
        {
            website?.Wrong("Leave it out: only a chat on a website has it.");
            return null;
        }

        if (definition.AccessToken is not null)
        {
            node.WrongAt("accessToken", "Leave it out: a website has no token. Its identity secret is made in the dashboard.");
        }

        if (definition.SendsPerSecond is not null)
        {
            node.WrongAt("sendsPerSecond", "Leave it out: nothing is sent away to a website.");
        }

        if (website is null)
        {
            node.WrongAt("website", "Add it: a chat needs at least a title.");
        }

        return website is null ? null : SeedWebsite.Read(website);
    }

    private static ChannelPlatform? Platform(SeedNode node)
    {
        if (node.RequiredText("platform") is not { } name)
        {
            return null;
        }

        if (ChannelPlatforms.TryParse(name, out var platform)
            && platform is ChannelPlatform.WhatsApp or ChannelPlatform.Messenger or ChannelPlatform.Instagram or ChannelPlatform.WebChat)
        {
            return platform;
        }

        node.WrongAt("platform", "Write \"whatsapp\", \"messenger\", \"instagram\" or \"webchat\".");
        return null;
    }

    private static void Claim(
        SeedNode node, ChannelPlatform platform, string? assetId, string field, Dictionary<(ChannelPlatform, string), string> assets)
    {
        if (assetId is not null && !assets.TryAdd((platform, assetId), node.Path))
        {
            node.WrongAt(field, $"Connect each account once: {assets[(platform, assetId)]} has this one already.");
        }
    }
}
