-- Which items in force ask for a material of a name: asked when a version is checked for what the city already holds.
create index version_material_names on catalogue.item_version
  using gin (jsonb_path_query_array(content, '$.materials[*].name')) where status = 'published';
