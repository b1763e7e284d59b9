-- Where a record of each kind is opened in the system it came from: an address with {externalId} in it.

ALTER TABLE companies ADD COLUMN contact_link text;
ALTER TABLE companies ADD COLUMN activity_link text;
ALTER TABLE companies ADD COLUMN deal_link text;
ALTER TABLE companies ADD COLUMN communication_link text;
