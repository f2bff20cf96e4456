using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Nodes and edges of assets: what they are, subscriptions, templates, registration, the profiles of customers.</summary>
internal sealed class AssetEndpoints(SimulatedMeta meta)
{
    public async Task<bool> TryHandle(GraphCall call)
    {
        switch (call.Edge)
        {
            case "":
                return call.IsGet && (await Node(call) || await Account(call) || await Profile(call));
            case "subscribed_apps":
                return await Subscriptions(call);
            case "message_templates":
                return call.IsGet && await Templates(call);
            case "phone_numbers":
                return call.IsGet && await PhoneNumbers(call);
            case "register" or "deregister":
                return call.IsPost && await Register(call);
            case "thread_owner" or "messenger_profile" or "message_reactions":
                await Replies.Success(call.Http);
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> Node(GraphCall call)
    {
        if (Find(call) is not { } asset)
        {
            return false;
        }

        var fields = call.Value("fields")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        await Replies.Json(call.Http, Select(Describe(asset), fields));
        return true;
    }

    private static JsonObject Describe(Asset asset) => asset switch
    {
        WhatsAppNumber number => new JsonObject
        {
            ["id"] = number.Id,
            ["display_phone_number"] = "+" + number.DisplayNumber,
            ["verified_name"] = number.Name,
            ["quality_rating"] = number.Quality,
            ["messaging_limit_tier"] = number.Limit,
            ["name_status"] = number.NameStatus,
            ["is_pin_enabled"] = number.Pin is not null,
            ["code_verification_status"] = "VERIFIED",
            ["platform_type"] = "CLOUD_API",
            ["status"] = number.Registered ? "CONNECTED" : "PENDING",
            ["throughput"] = new JsonObject { ["level"] = "STANDARD" },
            ["webhook_configuration"] = number.CallbackOverride is { } callback ? new JsonObject { ["phone_number"] = callback.ToString() } : new JsonObject(),
        },
        Page page => new JsonObject
        {
            ["id"] = page.Id,
            ["name"] = page.Name,
            ["instagram_business_account"] = page.Instagram is { } linked ? new JsonObject { ["id"] = linked.UserId } : null,
        },
        InstagramAccount account => new JsonObject
        {
            ["id"] = account.Id,
            ["user_id"] = account.UserId,
            ["username"] = account.Username,
            ["name"] = account.Username,
            ["account_type"] = "BUSINESS",
        },
        _ => new JsonObject { ["id"] = asset.Id },
    };

    /// <summary>A WhatsApp Business Account.</summary>
    private async Task<bool> Account(GraphCall call)
    {
        if (meta.Registry.InWaba(call.Node).FirstOrDefault(call.Token.Allows) is not { } number)
        {
            return false;
        }

        await Replies.Json(call.Http, new JsonObject { ["id"] = number.WabaId, ["name"] = number.Name, ["currency"] = "EUR", ["timezone_id"] = "1" });
        return true;
    }

    /// <summary>A customer's profile, which Meta shows only of people who have written.</summary>
    private async Task<bool> Profile(GraphCall call)
    {
        var customer = call.Token.Assets.Where(asset => asset.Platform != Platform.WhatsApp)
            .Select(asset => meta.Customers.Find(asset, call.Node)).FirstOrDefault(found => found is not null);
        if (customer is null)
        {
            return false;
        }

        if (customer.LastInbound is null && meta.Window != WindowRule.Off)
        {
            await Replies.Error(call.Http, new(403, 230, "(#230) User consent is required to access user profile"), meta.Options.Language);
            return true;
        }

        var name = customer.Profile.Name ?? "";
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        var instagram = customer.Asset.Platform == Platform.Instagram;
        var profile = new JsonObject { ["name"] = name };
        if (instagram)
        {
            profile["username"] = customer.Profile.Username ?? "user" + customer.ContactId;
            profile["follower_count"] = 12;
            profile["is_user_follow_business"] = false;
        }
        else
        {
            profile["first_name"] = space < 0 ? name : name[..space];
            profile["last_name"] = space < 0 ? "" : name[(space + 1)..];
        }

        profile["profile_pic"] = customer.Profile.PictureUrl ?? "https://scontent.xx.fbcdn.net/v/" + customer.ContactId + ".jpg";
        profile["id"] = customer.ContactId;
        var fields = call.Value("fields")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        await Replies.Json(call.Http, Select(profile, fields));
        return true;
    }

    private async Task<bool> Subscriptions(GraphCall call)
    {
        IReadOnlyList<Asset> assets = Find(call) is { } asset ? [asset] : [.. meta.Registry.InWaba(call.Node).Where(call.Token.Allows)];
        if (assets.Count == 0)
        {
            return false;
        }

        if (call.IsGet)
        {
            var app = new JsonObject { ["id"] = meta.Options.AppId, ["name"] = "App", ["subscribed_fields"] = new JsonArray([.. assets[0].SubscribedFields.Select(field => (JsonNode)field)]) };
            JsonNode shown = assets[0] is WhatsAppNumber ? new JsonObject { ["whatsapp_business_api_data"] = app } : app;
            await Replies.Json(call.Http, new JsonObject { ["data"] = assets.Any(a => a.Subscribed) ? new JsonArray(shown) : [] });
            return true;
        }

        if (call.IsPost && assets[0] is Page && string.IsNullOrEmpty(call.Value("subscribed_fields")))
        {
            await Replies.Error(call.Http, new(400, 100, "(#100) The parameter subscribed_fields is required."), meta.Options.Language);
            return true;
        }

        var callback = call.Value("override_callback_uri");
        foreach (var each in assets)
        {
            each.Subscribed = call.IsPost;
            each.SubscribedFields = call.Value("subscribed_fields")?.Split(',') ?? each.SubscribedFields;
            each.CallbackOverride = call.IsPost && callback is { Length: > 0 and <= 200 } && each is WhatsAppNumber ? new Uri(callback) : null;
        }

        await Replies.Success(call.Http);
        return true;
    }

    private async Task<bool> Templates(GraphCall call)
    {
        var numbers = meta.Registry.InWaba(call.Node).Where(call.Token.Allows).ToList();
        if (numbers.Count == 0)
        {
            return false;
        }

        var templates = numbers.SelectMany(number => number.Templates).Distinct().Select(template => (JsonNode)new JsonObject
        {
            ["name"] = template.Name,
            ["language"] = template.Language,
            ["status"] = "APPROVED",
            ["category"] = template.Category,
            ["components"] = Components(template),
            ["id"] = ((uint)string.GetHashCode(template.Name + template.Language, StringComparison.Ordinal)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        var query = call.Http.Request.Query;
        var limit = int.TryParse(query["limit"], out var wished) && wished > 0 ? wished : 25;
        var from = int.TryParse(query["after"], out var cursor) ? cursor : 0;
        var page = templates.Skip(from).Take(limit).ToArray();
        var paging = new JsonObject();
        if (numbers.SelectMany(number => number.Templates).Distinct().Count() > from + page.Length)
        {
            paging["cursors"] = new JsonObject { ["after"] = (from + page.Length).ToString(System.Globalization.CultureInfo.InvariantCulture) };
            paging["next"] = "https://graph.facebook.com/next";
        }

        await Replies.Json(call.Http, new JsonObject { ["data"] = new JsonArray(page), ["paging"] = paging });
        return true;
    }

    private static JsonArray Components(MessageTemplate template)
    {
        var components = new JsonArray();
        if (template.Header is not null)
        {
            components.Add(new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = template.Header });
        }

        components.Add(new JsonObject { ["type"] = "BODY", ["text"] = template.Body });
        if (template.Footer is not null)
        {
            components.Add(new JsonObject { ["type"] = "FOOTER", ["text"] = template.Footer });
        }

        if (template.Buttons.Length > 0)
        {
            components.Add(new JsonObject
            {
                ["type"] = "BUTTONS",
                ["buttons"] = new JsonArray([.. template.Buttons.Select(button => button.Url is null
                    ? new JsonObject { ["type"] = "QUICK_REPLY", ["text"] = button.Text }
                    : new JsonObject { ["type"] = "URL", ["text"] = button.Text, ["url"] = button.Url })]),
            });
        }

        return components;
    }

    private async Task<bool> PhoneNumbers(GraphCall call)
    {
        var numbers = meta.Registry.InWaba(call.Node).Where(call.Token.Allows).Select(number => (JsonNode)Describe(number)).ToArray();
        await Replies.Json(call.Http, new JsonObject { ["data"] = new JsonArray(numbers) });
        return true;
    }

    private async Task<bool> Register(GraphCall call)
    {
        if (Find(call) is not WhatsAppNumber number)
        {
            return false;
        }

        var register = call.Edge == "register";
        if (register && (call.Value("pin") is not { Length: 6 } pin || !pin.All(char.IsAsciiDigit)))
        {
            await Replies.Error(call.Http, GraphErrors.WhatsApp(100, "Param pin must be 6 characters long."), meta.Options.Language);
            return true;
        }

        if (register && number.Pin is { } set && number.Registered is false && set != "000000" && set != call.Value("pin"))
        {
            await Replies.Error(call.Http, new GraphError(400, 133005, "(#133005) Two step verification PIN Mismatch") { Details = "Two step verification PIN Mismatch" }, meta.Options.Language);
            return true;
        }

        number.Registered = register;
        number.Pin = register ? call.Value("pin") : number.Pin;
        await Replies.Success(call.Http);
        return true;
    }

    private Asset? Find(GraphCall call)
    {
        var asset = call.Node == "me" ? call.Token.Me : meta.FindAsset(call.Node);
        return asset is not null && call.Token.Allows(asset) ? asset : null;
    }

    private static JsonObject Select(JsonObject value, string[]? fields)
    {
        if (fields is null)
        {
            return value;
        }

        var selected = new JsonObject();
        foreach (var field in fields.Append("id").Distinct())
        {
            if (value[field] is { } member)
            {
                selected[field] = member.DeepClone();
            }
        }

        return selected;
    }
}
